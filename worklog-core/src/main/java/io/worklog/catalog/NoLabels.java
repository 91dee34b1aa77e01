package io.worklog.catalog;

import io.worklog.event.ChangeValue;
import org.jspecify.annotations.Nullable;

/** Gives no label to anything. */
enum NoLabels implements EventLabels, EventLabels.Asked {
    NONE;

    @Override
    public Asked of(EventType<?> type) {
        return this;
    }

    @Override
    public @Nullable String ofValue(String path, ChangeValue value) {
        return null;
    }
}
