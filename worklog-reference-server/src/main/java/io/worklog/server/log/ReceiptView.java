package io.worklog.server.log;

import io.worklog.Receipt;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a sender gets for an event. For one idempotency key it is the same for ever.
 *
 * @param id the event that is in the log
 * @param log in which log
 * @param state {@code durable}; {@code spilled} while the store is away and the event waits on this
 *     node's disk
 * @param index its place in the log; null while spilled
 * @param leafHash RFC 6962 leaf hash of the sealed bytes, 64 hex digits
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
        Hash leaf = receipt.leafHash();
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
