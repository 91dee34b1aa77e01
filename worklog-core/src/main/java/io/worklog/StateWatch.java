package io.worklog;

import io.worklog.catalog.EventType;
import io.worklog.diff.ObjectDiff;
import io.worklog.diff.Snapshot;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at an object twice and tells the difference; the object may change in between. */
final class StateWatch<T> {
    private final EventType<T> type;
    private final ObjectDiff diff;
    private final Supplier<? extends @Nullable T> state;

    StateWatch(EventType<T> type, ObjectDiff diff, Supplier<? extends @Nullable T> state) {
        this.type = type;
        this.diff = diff;
        this.state = state;
    }

    Snapshot look() {
        return diff.snapshot(type, state.get());
    }
}
