package io.worklog.server.job;

import static org.jooq.impl.DSL.noCondition;

import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import io.worklog.server.job.Job.State;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;

/** Reads rows of the table. */
final class JobRows {
    static final Condition OPEN = Tables.STATE.in(State.WAITING.name(), State.RUNNING.name());

    private final Database database;

    JobRows(Database database) {
        this.database = database;
    }

    Optional<Job> find(String tenant, String id) {
        return database.sql()
                .selectFrom(Tables.JOBS)
                .where(Tables.ID.eq(id).and(Tables.TENANT.eq(tenant)))
                .fetchOptional(JobRows::job);
    }

    List<Job> list(JobFilter filter) {
        return database.sql()
                .selectFrom(Tables.JOBS)
                .where(Tables.TENANT.eq(filter.tenant()).and(conditions(filter)))
                .orderBy(Tables.ID.desc())
                .limit(filter.limit())
                .fetch(JobRows::job);
    }

    int open(String tenant, String owner) {
        return database.sql()
                .fetchCount(
                        Tables.JOBS,
                        Tables.TENANT.eq(tenant).and(Tables.OWNER.eq(owner)).and(OPEN));
    }

    private static Condition conditions(JobFilter filter) {
        Condition all = noCondition();
        if (filter.owner() != null) {
            all = all.and(Tables.OWNER.eq(filter.owner()));
        }
        if (filter.project() != null) {
            all = all.and(Tables.PROJECT.eq(filter.project()));
        }
        if (filter.kind() != null) {
            all = all.and(Tables.KIND.eq(filter.kind()));
        }
        return filter.before() == null ? all : all.and(Tables.ID.lt(filter.before()));
    }

    static Job job(Record row) {
        State state = State.valueOf(row.get(Tables.STATE));
        return new Job(
                row.get(Tables.ID),
                row.get(Tables.KIND),
                row.get(Tables.TENANT),
                row.get(Tables.PROJECT),
                row.get(Tables.OWNER),
                row.get(Tables.OWNER_NAME),
                state,
                row.get(Tables.INPUT),
                row.get(Tables.DONE),
                row.get(Tables.TOTAL),
                row.get(Tables.UNIT),
                row.get(Tables.RESULT),
                row.get(Tables.PROBLEM),
                Times.instant(Objects.requireNonNull(row.get(Tables.CREATED)).longValue()),
                Times.instant(row.get(Tables.FINISHED)),
                state.ended() ? Times.instant(row.get(Tables.DUE)) : null,
                row.get(Tables.VERSION));
    }
}
