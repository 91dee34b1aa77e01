package io.worklog.retention;

import io.worklog.catalog.EventType;
import io.worklog.catalog.WorklogTypes;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.log.LogIndex;
import io.worklog.retention.HoldBook.Placed;
import io.worklog.retention.RedactionEvents.Field;
import io.worklog.retention.RedactionEvents.Piece;
import io.worklog.spi.PrunableLogStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Does one thing at a time: the event first, then the removal. */
final class DefaultRetention implements Retention {
    private final LogScan scan;
    private final RetentionHost host;
    private final InstantSource clock;
    private final Erasing erasing;
    private final HoldBook holds;
    private final ReentrantLock lock = new ReentrantLock();

    DefaultRetention(LogScan scan, Erasing erasing, RetentionHost host, InstantSource clock) {
        this.scan = scan;
        this.host = host;
        this.clock = clock;
        this.erasing = erasing;
        this.holds = new HoldBook(scan);
    }

    @Override
    public RedactionPlan plan(RedactionScope scope) {
        return locked(() -> new RedactionPlanner(scan, holds.inForce()).plan(scope));
    }

    @Override
    public RedactionReport redact(RedactionScope scope, String ground, Actor by) {
        return locked(() -> {
            RedactionPlan plan = new RedactionPlanner(scan, holds.inForce()).plan(scope);
            requireFree(plan.heldBy());
            if (!plan.fields().isEmpty()) {
                erasing.erasable();
            }
            if (!plan.evidence().isEmpty()) {
                erasing.evidenceStore();
            }
            List<LogIndex> events = new ArrayList<>();
            for (Piece piece : RedactionEvents.pieces(plan)) {
                events.add(redact(piece, ground, by));
            }
            return new RedactionReport(plan, events);
        });
    }

    private LogIndex redact(Piece piece, String ground, Actor by) {
        AuditEventBuilder event = RedactionEvents.event(scan.log(), piece, ground, by);
        LogIndex index = host.record(WorklogTypes.REDACTION, event);
        carryOut(piece);
        return index;
    }

    private void carryOut(Piece piece) {
        for (Field field : piece.fields()) {
            erasing.fields(field.index(), Set.of(field.path()));
        }
        piece.evidence().forEach(erasing::evidence);
    }

    @Override
    public LogIndex place(LegalHold hold, String ground, Actor by) {
        return locked(() -> {
            AuditEventBuilder event = begin(WorklogTypes.HOLD_PLACED, ground, by);
            HoldBook.describe(hold, event);
            return host.record(WorklogTypes.HOLD_PLACED, event);
        });
    }

    @Override
    public LogIndex lift(String caseId, String ground, Actor by) {
        return locked(() -> {
            if (holds().stream().noneMatch(hold -> hold.caseId().equals(caseId))) {
                throw new IllegalArgumentException("no hold of case " + caseId);
            }
            AuditEventBuilder event = begin(WorklogTypes.HOLD_LIFTED, ground, by);
            event.target(HoldBook.CASE, caseId);
            return host.record(WorklogTypes.HOLD_LIFTED, event);
        });
    }

    private static AuditEventBuilder begin(EventType<?> type, String ground, Actor by) {
        return AuditEvent.builder(type.ref())
                .verb(type.verb())
                .severity(type.severity())
                .actor(by)
                .reason(ground);
    }

    @Override
    public List<LegalHold> holds() {
        return locked(() -> holds.inForce().stream().map(Placed::hold).toList());
    }

    @Override
    public PrunePlan plan(RetentionPolicy policy) {
        return plan(policy, LogIndex.of(scan.head().size().value()));
    }

    @Override
    public PrunePlan plan(RetentionPolicy policy, LogIndex minIndex) {
        return locked(() -> planned(policy, minIndex));
    }

    private PrunePlan planned(RetentionPolicy policy, LogIndex minIndex) {
        return new PrunePlanner(scan, policy, clock.instant(), holds.inForce())
                .plan(minIndex.value());
    }

    @Override
    public LogIndex prune(PrunePlan plan, String ground, Actor by) {
        return locked(() -> {
            PrunePlan fresh = planned(plan.policy(), plan.minIndex());
            requireFree(fresh.heldBy());
            if (fresh.entries() == 0 || !fresh.minIndex().equals(plan.minIndex())) {
                throw new IllegalArgumentException(
                        "entries below "
                                + plan.minIndex()
                                + " may not go, or there are"
                                + " none: make a new plan");
            }
            PrunableLogStore store = prunable();
            host.seal();
            AuditEventBuilder event = begin(WorklogTypes.PRUNED, ground, by);
            event.target(WorklogTypes.LOG, scan.log().value())
                    .metadata(PruneEvents.FROM, fresh.from().toString())
                    .metadata(PruneEvents.MIN_INDEX, fresh.minIndex().toString());
            LogIndex index = host.record(WorklogTypes.PRUNED, event);
            store.prune(scan.log(), fresh.minIndex());
            host.pruned(fresh.minIndex());
            return index;
        });
    }

    private PrunableLogStore prunable() {
        if (scan.store() instanceof PrunableLogStore store) {
            return store;
        }
        throw new UnsupportedOperationException(
                "this store cannot prune: keep the log in one that is a PrunableLogStore");
    }

    private static void requireFree(List<String> cases) {
        if (!cases.isEmpty()) {
            throw new HeldException(cases);
        }
    }

    @Override
    public int resume(LogIndex from) {
        return locked(() -> new Unfinished(scan, erasing, host).finish(from.value()));
    }

    /** Calls the work while no other act is under way; acts may be nested. */
    private <R> R locked(Supplier<R> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
