package io.worklog.spring.source.jpa;

import io.worklog.Recording;
import io.worklog.catalog.EventType;
import io.worklog.catalog.FailurePolicy;
import io.worklog.context.WorklogContext;
import io.worklog.diff.ObjectDiff;
import io.worklog.event.Change;
import io.worklog.spring.source.OutboxJoin;
import io.worklog.spring.source.SourceRecorder;
import io.worklog.spring.tx.AfterCommit;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Records what a transaction did to entities: in it, or after it has committed. Thread-safe. */
final class ChangeRecorder {
    private static final System.Logger LOGGER = System.getLogger(ChangeRecorder.class.getName());

    /** Metadata key of an event about values that were replaced without having been read. */
    private static final String UNREAD = "worklog.before";

    private final Supplier<SourceRecorder> recorder;
    private final AfterCommit afterCommit;
    private final OutboxJoin join;
    private final ObjectDiff diff = ObjectDiff.standard();

    /**
     * A way into the log.
     *
     * @param recorder asked for when the first transaction ends: the worklog may need the database
     *     that Hibernate is still being made for
     */
    ChangeRecorder(Supplier<SourceRecorder> recorder, AfterCommit afterCommit, OutboxJoin join) {
        this.recorder = recorder;
        this.afterCommit = afterCommit;
        this.join = join;
    }

    WorklogContext caller() {
        return recorder.get().caller();
    }

    /** Records what goes into the transaction, and gives back what waits for its commit. */
    List<Runnable> record(Connection connection, List<EntityChange> changes) {
        boolean joins = join.joins(connection);
        List<Runnable> waiting = new ArrayList<>();
        for (EntityChange change : changes) {
            EntityPlan plan = joins ? change.plan().transactional() : change.plan();
            if (change.kind() != EntityChange.Kind.NOTHING) {
                take(change, plan.of(change.kind()), joins, waiting);
            }
        }
        return waiting;
    }

    private void take(
            EntityChange change, EventType<?> type, boolean joins, List<Runnable> waiting) {
        List<Change> changes = diff.changes(type, change.before(), change.after());
        if (changes.isEmpty() && change.kind() == EntityChange.Kind.UPDATED) {
            return;
        }
        if (joins) {
            commit(change, type, changes);
        } else {
            EventType<?> late = type.onFailure(FailurePolicy.CONTINUE);
            waiting.add(() -> commit(change, late, changes));
        }
    }

    private void commit(EntityChange change, EventType<?> type, List<Change> changes) {
        change.context()
                .run(() -> {
                    Recording<?> recording =
                            recorder.get().worklog().record(type).target(change.id());
                    changes.forEach(recording::change);
                    if (change.oldUnknown()) {
                        recording.metadata(UNREAD, "not read by the application");
                    }
                    recording.commit();
                });
    }

    /** Records what waited for the commit that has just taken place. */
    void afterCommit(List<Runnable> waiting) {
        for (Runnable work : waiting) {
            try {
                afterCommit.run(work);
            } catch (RuntimeException e) {
                LOGGER.log(System.Logger.Level.ERROR, "an event about an entity was lost", e);
            }
        }
    }
}
