package io.worklog;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.codec.EncodedEvent;
import io.worklog.error.RejectedEventException;
import io.worklog.error.RejectedEventException.Fault;
import io.worklog.event.AuditEvent;
import io.worklog.event.EventLimits;
import io.worklog.event.Provenance;
import io.worklog.log.LogId;
import io.worklog.merkle.Rfc6962;
import io.worklog.outbox.OutboxKeys;
import io.worklog.sequence.RecorderClock;
import io.worklog.sequence.RecorderClock.Reading;
import io.worklog.sequence.Submission;
import io.worklog.spi.NewEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Completes the events of one log, checks them and turns them into bytes. Thread-safe. */
final class Preparation {
    private final LogId log;
    private final Shared shared;
    private final AtomicLong sourceNumber = new AtomicLong();

    Preparation(LogId log, Shared shared) {
        this.log = log;
        this.shared = shared;
    }

    /** Takes an event at this moment: the recorder's time, and its own number. */
    Taken take(Unrecorded event) {
        return new Taken(event, shared.clock().now(), sourceNumber.getAndIncrement());
    }

    /**
     * An event that was taken.
     *
     * @param event without what the recorder says
     * @param now when it was taken
     * @param number its place among those of this recorder
     */
    record Taken(Unrecorded event, Reading now, long number) {}

    /** Puts in what is the recorder's to say. */
    AuditEvent complete(Taken taken) {
        Reading now = taken.now();
        Provenance from = new Provenance(log.value(), shared.source(), taken.number());
        AuditEvent event = taken.event().complete(now.time(), from);
        return now.held() ? event.toBuilder().metadata(RecorderClock.MARK, "held").build() : event;
    }

    /**
     * Makes the bytes of a complete event.
     *
     * @throws RejectedEventException if it breaks a rule of its type or of all events
     */
    Submission prepare(EventType<?> type, AuditEvent event) {
        UUID id = event.id();
        List<Fault> faults = new ArrayList<>(EventLimits.faults(event));
        faults.addAll(type.faults(event));
        boolean joins = type.delivery() == Delivery.TRANSACTIONAL;
        if (joins && shared.outbox().outbox().isEmpty()) {
            faults.add(
                    new Fault(
                            "/type",
                            "is TRANSACTIONAL, and this worklog has no outbox: give one in the"
                                    + " database of the transaction, or use another delivery"));
        }
        if (!faults.isEmpty()) {
            throw new RejectedEventException("event " + id, faults);
        }
        AuditEvent fitted = EventLimits.fitted(event);
        EncodedEvent encoded = shared.codec().encode(fitted, type.fields());
        String own = fitted.idempotencyKey();
        return new Submission(
                id,
                new NewEntry(
                        encoded.sealed(),
                        encoded.privateSide(),
                        Rfc6962.leaf(encoded.sealed()),
                        joins ? OutboxKeys.of(id, own) : own));
    }
}
