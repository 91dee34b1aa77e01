package io.worklog;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gets for an event. For one idempotency key it is the same receipt, on any node, for
 * ever; one that is {@link ReceiptState#IN_TRANSACTION} only says what was added to the transaction.
 *
 * @param eventId the id of the event that is in the log
 * @param log in which log
 * @param state what is known
 * @param place its place in the log; absent unless the state is {@link ReceiptState#DURABLE}
 * @param leafHash RFC 6962 leaf hash of the sealed bytes; absent where none were made by then, as
 *     for most that are {@link ReceiptState#HANDED_OVER}
 * @param degraded whether the store has settings under which a durable entry can be lost; {@link
 *     LogHealth#weaknesses} names them
 */
public record Receipt(
        UUID eventId,
        LogId log,
        ReceiptState state,
        @Nullable LogIndex place,
        @Nullable Hash leafHash,
        boolean degraded) {
    public Receipt {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(state, "state");
        if ((state == ReceiptState.DURABLE) != (place != null)) {
            throw new IllegalArgumentException("a place is known exactly when durable");
        }
    }

    /** Whether the event is in the log. */
    public boolean isDurable() {
        return state == ReceiptState.DURABLE;
    }

    /**
     * Its place in the log.
     *
     * @throws IllegalStateException if it has none; see {@link #isDurable}
     */
    public LogIndex index() {
        if (place == null) {
            throw new IllegalStateException("event " + eventId + " is " + state + ": no index");
        }
        return place;
    }
}
