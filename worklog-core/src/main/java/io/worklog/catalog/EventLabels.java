package io.worklog.catalog;

import io.worklog.event.ChangeValue;
import io.worklog.event.Target;
import org.jspecify.annotations.Nullable;

/**
 * Gives the names that people know values and objects by, for all types; asked when an event is
 * recorded, and what it says is frozen into the event. A label that the type gives itself ({@link
 * EventType#label}) is never asked for. Thread-safe.
 */
@FunctionalInterface
public interface EventLabels {
    /** Starts one event, which one thread asks for. */
    Asked of(EventType<?> type);

    /**
     * What is asked for one event. What it throws costs a label, never the event; it takes as long
     * as the caller is kept waiting.
     */
    interface Asked {
        /**
         * What people call a value of a property now.
         *
         * @param path of the change
         * @param value a text, number, boolean or time without a label
         * @return null where it has none
         */
        @Nullable String ofValue(String path, ChangeValue value);

        /** The name of an object now, where the host gave none; null where it has none. */
        default @Nullable String ofTarget(Target target) {
            return null;
        }
    }

    /** Gives none; always the same object. */
    static EventLabels none() {
        return NoLabels.NONE;
    }
}
