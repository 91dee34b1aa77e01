package io.worklog.server.job;

import io.worklog.server.db.Database;
import io.worklog.server.db.Engine;
import io.worklog.server.db.Ids;
import io.worklog.server.db.Times;
import io.worklog.server.job.Job.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectForUpdateStep;
import org.jspecify.annotations.Nullable;

/**
 * Who runs which job. A claim gives a job to one run for a time, under a token that no other run
 * has; every word of that run is a statement on the row with that token. A run whose time passed is
 * replaced by another with another token, and nothing it says afterwards is believed.
 */
final class JobLeases {
    private final Database database;
    private final boolean skipLocked;
    private final Ids ids;
    private final InstantSource clock;
    private final Duration lease;
    private final Duration keep;

    JobLeases(
            Database database,
            Engine engine,
            Ids ids,
            InstantSource clock,
            JobProperties properties) {
        this.database = database;
        this.skipLocked = engine != Engine.SQLITE;
        this.ids = ids;
        this.clock = clock;
        this.lease = properties.lease();
        this.keep = properties.keep();
    }

    /** The job that waits longest, or whose run died, for a new run. */
    Optional<Lease> claim(Collection<String> kinds, boolean repeatedOnly) {
        Condition due =
                JobRows.OPEN
                        .and(Tables.DUE.le(now()))
                        .and(Tables.KIND.in(kinds))
                        .and(repeatedOnly ? Tables.EVERY.isNotNull() : Tables.ID.isNotNull());
        if (!database.sql().fetchExists(Tables.JOBS, due)) {
            return Optional.empty();
        }
        return database.inTransaction(() -> first(due).map(this::give));
    }

    private Optional<Record> first(Condition due) {
        SelectForUpdateStep<Record> query =
                database.sql()
                        .selectFrom(Tables.JOBS)
                        .where(due)
                        .orderBy(Tables.DUE, Tables.ID)
                        .limit(1);
        return skipLocked ? query.forUpdate().skipLocked().fetchOptional() : query.fetchOptional();
    }

    private Lease give(Record row) {
        String token = ids.next("run");
        database.sql()
                .update(Tables.JOBS)
                .set(Tables.STATE, State.RUNNING.name())
                .set(Tables.TOKEN, token)
                .set(Tables.DUE, until())
                .set(Tables.ATTEMPTS, Tables.ATTEMPTS.plus(1))
                .set(Tables.VERSION, Tables.VERSION.plus(1))
                .where(Tables.ID.eq(row.get(Tables.ID)))
                .execute();
        return new Lease(
                JobRows.job(row),
                token,
                row.get(Tables.ATTEMPTS) + 1,
                row.get(Tables.CHECKPOINT),
                row.get(Tables.EVERY));
    }

    /** Keeps the job for the run; false where it has lost it. */
    boolean renew(Lease run) {
        return database.sql().update(Tables.JOBS).set(Tables.DUE, until()).where(of(run)).execute()
                == 1;
    }

    /** Says how far the run is, and keeps the job for it; false where it has lost it. */
    boolean progress(Lease run, long done, long total, String unit) {
        return change(
                run,
                Map.of(
                        Tables.DUE, until(),
                        Tables.DONE, done,
                        Tables.TOTAL, total,
                        Tables.UNIT, unit));
    }

    /** Remembers where the run is, and counts attempts anew; false where it has lost the job. */
    boolean checkpoint(Lease run, String state) {
        return change(
                run, Map.of(Tables.DUE, until(), Tables.CHECKPOINT, state, Tables.ATTEMPTS, 0L));
    }

    /**
     * Lets another run have the job; false where this one has lost it.
     *
     * @param at the earliest time for it
     * @param attempts runs that failed since the last checkpoint
     */
    boolean release(Lease run, Instant at, long attempts) {
        return database.sql()
                        .update(Tables.JOBS)
                        .set(Tables.STATE, State.WAITING.name())
                        .set(Tables.DUE, Times.micros(at))
                        .set(Tables.ATTEMPTS, attempts)
                        .set(Tables.VERSION, Tables.VERSION.plus(1))
                        .setNull(Tables.TOKEN)
                        .where(of(run))
                        .execute()
                == 1;
    }

    /** Ends the job, or has a repeated one wait for its next time; false where it was lost. */
    boolean end(Lease run, State state, @Nullable String result, @Nullable String problem) {
        Long every = run.every();
        return every == null
                ? database.sql()
                                .update(Tables.JOBS)
                                .set(ended(state, result, problem))
                                .where(of(run))
                                .execute()
                        == 1
                : again(run, every, result, problem);
    }

    private boolean again(
            Lease run, long every, @Nullable String result, @Nullable String problem) {
        return database.sql()
                        .update(Tables.JOBS)
                        .set(Tables.STATE, State.WAITING.name())
                        .set(Tables.DUE, now() + every)
                        .set(Tables.ATTEMPTS, 0L)
                        .set(Tables.RESULT, result)
                        .set(Tables.PROBLEM, problem)
                        .set(Tables.FINISHED, now())
                        .set(Tables.VERSION, Tables.VERSION.plus(1))
                        .setNull(Tables.CHECKPOINT)
                        .setNull(Tables.TOKEN)
                        .where(of(run))
                        .execute()
                == 1;
    }

    /** Ends a job that nobody or anybody runs; false where it has ended. */
    boolean cancel(String tenant, String id) {
        return database.sql()
                        .update(Tables.JOBS)
                        .set(ended(State.CANCELLED, null, null))
                        .where(Tables.ID.eq(id).and(Tables.TENANT.eq(tenant)))
                        .and(JobRows.OPEN)
                        .and(Tables.EVERY.isNull())
                        .execute()
                == 1;
    }

    /** What the row of an ended job has; it is due again to be removed. */
    private Map<Field<?>, @Nullable Object> ended(
            State state, @Nullable String result, @Nullable String problem) {
        Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
        values.put(Tables.STATE, state.name());
        values.put(Tables.RESULT, result);
        values.put(Tables.PROBLEM, problem);
        values.put(Tables.TOKEN, null);
        values.put(Tables.FINISHED, now());
        values.put(Tables.DUE, Times.micros(clock.instant().plus(keep)));
        values.put(Tables.VERSION, Tables.VERSION.plus(1));
        return values;
    }

    private boolean change(Lease run, Map<Field<?>, Object> values) {
        return database.sql()
                        .update(Tables.JOBS)
                        .set(values)
                        .set(Tables.VERSION, Tables.VERSION.plus(1))
                        .where(of(run))
                        .execute()
                == 1;
    }

    private static Condition of(Lease run) {
        return Tables.ID
                .eq(run.job().id())
                .and(Tables.TOKEN.eq(run.token()))
                .and(Tables.STATE.eq(State.RUNNING.name()));
    }

    private long now() {
        return Times.micros(clock.instant());
    }

    private long until() {
        return Times.micros(clock.instant().plus(lease));
    }

    /**
     * A job in the hands of one run.
     *
     * @param job as it was when it was claimed
     * @param token what no other run of it has
     * @param attempt runs since the last checkpoint, with this one
     * @param checkpoint where the run before it got to
     * @param every microseconds to the next run of a repeated job
     */
    record Lease(
            Job job,
            String token,
            long attempt,
            @Nullable String checkpoint,
            @Nullable Long every) {}
}
