package io.worklog.spi;

import io.worklog.log.LogId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A sealed event that waits, beside the host's business data, for its way into a log.
 *
 * @param log which log it is for
 * @param source the recorder that made it; within one log and source order is kept
 * @param eventId the id within the bytes
 * @param entry what the log is to keep; always with a key, so that a second move finds the first
 * @param addedAt when it was recorded, by the recorder's clock
 */
public record OutboxEntry(LogId log, String source, UUID eventId, NewEntry entry, Instant addedAt) {
    public OutboxEntry {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(addedAt, "addedAt");
        if (entry.idempotencyKey() == null) {
            throw new IllegalArgumentException("event " + eventId + " has no key to be found by");
        }
    }

    /** The key under which the log keeps it. */
    public String key() {
        return Objects.requireNonNull(entry.idempotencyKey());
    }
}
