package io.worklog.client;

import io.worklog.merkle.Hash;
import io.worklog.proof.ProofFile;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the server says of an event that it took. For one idempotency key it is the same for ever,
 * once it has a place.
 *
 * @param eventId the id of the event that is in the log; where the project takes events in the
 *     background, the id it will have unless its key was used before
 * @param log in which log
 * @param place its place in the log; null while it waits on the server's disk for a store that is
 *     away, or in the server's queue
 * @param leafHash RFC 6962 leaf hash of its sealed bytes; null as long as there is no place
 * @param proof that it is in the log, checked here; null unless it was waited for
 */
public record SentEvent(
        UUID eventId,
        String log,
        @Nullable Long place,
        @Nullable Hash leafHash,
        @Nullable ProofFile proof) {

    /**
     * Its place in the log.
     *
     * @throws IllegalStateException if it has none yet
     */
    public long index() {
        if (place == null) {
            throw new IllegalStateException("event " + eventId + " is not in the log yet");
        }
        return place;
    }
}
