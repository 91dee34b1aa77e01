package io.worklog.outbox;

import io.worklog.codec.EventCodec;
import io.worklog.error.IntegrityException;
import io.worklog.event.AuditEvent;
import io.worklog.event.Provenance;
import io.worklog.merkle.Rfc6962;
import io.worklog.spi.OutboxEntry;
import org.jspecify.annotations.Nullable;

/**
 * Holds a row of an outbox against the bytes in it: a log must not take bytes that were damaged on
 * the way, nor an event that was put into the table for another log or as one of Worklog's own.
 */
final class RowCheck {
    private final RelayHost host;

    RowCheck(RelayHost host) {
        this.host = host;
    }

    /** What is wrong with the row, without content; nothing where it is as it was recorded. */
    @Nullable String fault(OutboxEntry row) {
        if (!Rfc6962.leaf(row.entry().sealed()).equals(row.entry().leafHash())) {
            return "the row's bytes are not those that were recorded";
        }
        try {
            return mismatch(
                    row,
                    EventCodec.decode(row.entry().sealed(), row.entry().privateSide()).event());
        } catch (IntegrityException e) {
            return "the row's bytes are not an event";
        }
    }

    private @Nullable String mismatch(OutboxEntry row, AuditEvent event) {
        Provenance from = event.provenance();
        boolean same =
                event.id().equals(row.eventId())
                        && from != null
                        && from.log().equals(row.log().value())
                        && from.source().equals(row.source())
                        && OutboxKeys.of(event.id(), event.idempotencyKey()).equals(row.key());
        if (!same) {
            return "the row's columns are not those of its event";
        }
        return host.reserved(event.type().name()) ? "the event's type is Worklog's own" : null;
    }
}
