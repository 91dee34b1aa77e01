package io.worklog.server.job;

import io.worklog.server.access.Caller;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.db.Times;
import io.worklog.server.job.Job.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Jobs in the domain database. */
final class SqlJobs implements Jobs {
    private static final int NAME = 200;

    private final Database database;
    private final JobRows rows;
    private final JobLeases leases;
    private final Ids ids;
    private final InstantSource clock;
    private final JobProperties properties;
    private final AfterCommit afterCommit;
    private final Supplier<Map<String, JobWorker>> workers;

    SqlJobs(
            Database database,
            JobLeases leases,
            Ids ids,
            InstantSource clock,
            JobProperties properties,
            AfterCommit afterCommit,
            Supplier<Map<String, JobWorker>> workers) {
        this.database = database;
        this.rows = new JobRows(database);
        this.leases = leases;
        this.ids = ids;
        this.clock = clock;
        this.properties = properties;
        this.afterCommit = afterCommit;
        this.workers = workers;
    }

    @Override
    public Job submit(Caller owner, String kind, @Nullable String project, String parameters) {
        return database.inTransaction(() -> {
            if (rows.open(owner.tenant(), owner.userId()) >= properties.openPerOwner()) {
                throw Problem.of(
                                JobProblem.TOO_MANY_JOBS,
                                "at most " + properties.openPerOwner() + " at a time")
                        .retryAfter(Duration.ofSeconds(10));
            }
            String id = ids.next("job");
            insert(id, owner, kind, project, parameters);
            afterCommit.wake();
            return find(owner.tenant(), id).orElseThrow();
        });
    }

    private void insert(
            String id, Caller owner, String kind, @Nullable String project, String parameters) {
        String name = owner.name();
        database.sql()
                .insertInto(Tables.JOBS)
                .set(fresh(id, kind))
                .set(Tables.TENANT, owner.tenant())
                .set(Tables.PROJECT, project)
                .set(Tables.OWNER, owner.userId())
                .set(Tables.OWNER_NAME, name.length() > NAME ? name.substring(0, NAME) : name)
                .set(Tables.INPUT, parameters)
                .execute();
    }

    private Map<Field<?>, Object> fresh(String id, String kind) {
        long now = Times.micros(clock.instant());
        return Map.of(
                Tables.ID,
                id,
                Tables.KIND,
                kind,
                Tables.STATE,
                State.WAITING.name(),
                Tables.DONE,
                0L,
                Tables.TOTAL,
                0L,
                Tables.UNIT,
                "",
                Tables.ATTEMPTS,
                0L,
                Tables.DUE,
                now,
                Tables.CREATED,
                now,
                Tables.VERSION,
                1L);
    }

    @Override
    public Optional<Job> find(String tenant, String id) {
        return rows.find(tenant, id);
    }

    @Override
    public List<Job> list(JobFilter filter) {
        return rows.list(filter);
    }

    @Override
    public void cancel(String tenant, String id) {
        database.inTransaction(() -> {
            if (leases.cancel(tenant, id)) {
                Job job = rows.find(tenant, id).orElseThrow();
                Optional.ofNullable(workers.get().get(job.kind()))
                        .ifPresent(worker -> worker.ended(job));
            }
        });
    }

    @Override
    public Path folder(String id) {
        return properties.folder().resolve(Objects.requireNonNull(id));
    }

    @Override
    public void repeat(String kind, Duration every) {
        long micros = every.dividedBy(ChronoUnit.MICROS.getDuration());
        String id = "every_" + kind;
        database.inTransaction(() -> {
            int known =
                    database.sql()
                            .update(Tables.JOBS)
                            .set(Tables.EVERY, micros)
                            .where(Tables.ID.eq(id))
                            .execute();
            if (known == 0) {
                insertRepeated(id, kind, micros);
            }
        });
    }

    /** Another node may have been quicker. */
    private void insertRepeated(String id, String kind, long micros) {
        database.sql()
                .insertInto(Tables.JOBS)
                .set(fresh(id, kind))
                .set(Tables.TENANT, "")
                .set(Tables.OWNER, "system")
                .set(Tables.OWNER_NAME, "system")
                .set(Tables.INPUT, "{}")
                .set(Tables.EVERY, micros)
                .onDuplicateKeyIgnore()
                .execute();
    }
}
