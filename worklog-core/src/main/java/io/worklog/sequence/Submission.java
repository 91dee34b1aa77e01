package io.worklog.sequence;

import io.worklog.spi.NewEntry;
import java.util.Objects;
import java.util.UUID;

/**
 * An event's bytes on their way into a log.
 *
 * @param eventId the id within the bytes
 * @param entry what to keep
 */
public record Submission(UUID eventId, NewEntry entry) {
    public Submission {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(entry, "entry");
    }

    /** How many bytes it has, sealed and private: so much of the queue it takes. */
    public int bytes() {
        byte[] hidden = entry.privateSide();
        return entry.sealed().length + (hidden == null ? 0 : hidden.length);
    }
}
