package io.worklog.spring;

import io.worklog.catalog.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary: what people call the values of some properties, or the objects of a kind. It is
 * asked when an event is recorded, once for each value, and the answer is frozen into the event, so
 * that it stays when the name changes later. A bean; thread-safe.
 */
public interface LabelResolver {
    /** The name that {@link Label} and {@code worklog.labels} call it by; each at most once. */
    String dictionary();

    /**
     * What people call a value now; the caller waits for it, so it MUST be bounded in time. What it
     * throws costs the label and is counted; the event is recorded all the same.
     *
     * @param value the value as a change tells it, or the id of an object
     * @return null where it has no name
     */
    @Nullable String label(String value);

    /** Whether it knows the values of a property, beside those annotated with its name. */
    default boolean knows(EventType<?> type, String path) {
        return false;
    }

    /** Whether it knows the names of the objects of a kind, by their ids. */
    default boolean namesTargets(String kind) {
        return false;
    }
}
