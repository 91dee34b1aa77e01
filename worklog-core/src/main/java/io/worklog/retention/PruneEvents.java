package io.worklog.retention;

import io.worklog.event.AuditEvent;

/** How a pruning is written down: metadata name the first entry that went and the first kept. */
final class PruneEvents {
    static final String FROM = "from";
    static final String MIN_INDEX = "minIndex";

    private PruneEvents() {}

    /** The first entry to keep, by the event's word. */
    static long minIndex(AuditEvent event) {
        return Long.parseLong(event.metadata().getOrDefault(MIN_INDEX, "0"));
    }
}
