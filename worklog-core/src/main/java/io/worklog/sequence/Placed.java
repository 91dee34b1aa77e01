package io.worklog.sequence;

import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import java.util.Objects;
import java.util.UUID;

/**
 * Where an event stands, durably.
 *
 * @param eventId the id of the event that is in the log: of the first one with its idempotency key
 * @param index its place
 * @param leafHash hash of its sealed bytes
 */
public record Placed(UUID eventId, LogIndex index, Hash leafHash) {
    public Placed {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(leafHash, "leafHash");
    }
}
