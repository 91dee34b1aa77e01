package io.worklog;

import io.worklog.event.AuditEvent;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import java.util.Objects;
import java.util.Set;

/**
 * An event as it was read back from the log.
 *
 * @param entry its place, the exact bytes that were hashed and the private side
 * @param event what the bytes say; fields whose value is no longer there are absent
 * @param withheld paths of fields that are committed to and whose value is no longer there: erased,
 *     if a redaction event names them
 */
public record RecordedEvent(LogEntry entry, AuditEvent event, Set<String> withheld) {
    public RecordedEvent {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(event, "event");
        withheld = Set.copyOf(withheld);
    }

    /** Its place in the log. */
    public LogIndex index() {
        return entry.index();
    }

    /** The exact bytes that were hashed; MUST NOT be changed. */
    public byte[] sealed() {
        return entry.sealed();
    }
}
