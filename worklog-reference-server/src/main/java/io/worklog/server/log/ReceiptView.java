package io.worklog.server.log;

import io.worklog.Receipt;
import io.worklog.ReceiptState;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.server.api.Words;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a sender gets for an event. For one idempotency key it is the same for ever, unless it is
 * {@code handed_over}.
 *
 * @param id the event that is in the log; of one that is {@code handed_over}, the id it will have
 *     unless its idempotency key was used before
 * @param log in which log
 * @param state {@code durable}; {@code spilled} while the store is away and the event waits on this
 *     node's disk; {@code handed_over} where a queue in memory has it
 * @param index its place in the log; null while spilled, or handed over
 * @param leafHash RFC 6962 leaf hash of the sealed bytes, 64 hex digits; null where handed over
 * @param degraded true where the store has settings under which a durable event can be lost
 * @param proof tlog-proof of the event, where it was waited for until it was sealed
 */
record ReceiptView(
        String id,
        String log,
        String state,
        @Nullable Long index,
        @Nullable String leafHash,
        @Nullable Boolean degraded,
        @Nullable String proof) {

    static ReceiptView of(Receipt receipt, @Nullable String proof) {
        LogIndex place = receipt.place();
        // Another event may be in the log for the same idempotency key.
        boolean handedOver = receipt.state() == ReceiptState.HANDED_OVER;
        Hash leaf = handedOver ? null : receipt.leafHash();
        UUID id = receipt.eventId();
        return new ReceiptView(
                id.toString(),
                receipt.log().value(),
                Words.of(receipt.state()),
                place == null ? null : place.value(),
                leaf == null ? null : leaf.hex(),
                receipt.degraded() ? Boolean.TRUE : null,
                proof);
    }
}
