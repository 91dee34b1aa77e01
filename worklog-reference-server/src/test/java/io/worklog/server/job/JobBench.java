package io.worklog.server.job;

import io.worklog.server.access.Caller;
import io.worklog.server.access.Grant;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.db.OpenedDatabase;
import io.worklog.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Nodes over one database, a clock that only the test moves, and a table that effects go to. */
final class JobBench {
    static final Caller ALICE =
            new Caller("t1", "alice", "爱丽丝", Caller.Via.SESSION, null, Grant.everything("x"));
    static final int STEPS = 4;
    private static final int END = 99;
    private static final Table<Record> EFFECTS = DSL.table(DSL.name("effects"));
    private static final Field<String> JOB = DSL.field(DSL.name("job"), String.class);
    private static final Field<Integer> STEP = DSL.field(DSL.name("step"), Integer.class);

    final SettableClock clock = SettableClock.at("2026-03-01T00:00:00Z");
    final JobProperties properties;
    final OpenedDatabase opened;
    private final SplittableRandom seeds = new SplittableRandom(7);

    JobBench(OpenedDatabase opened, Path folder) {
        this.opened = opened;
        this.properties =
                new JobProperties(
                        4,
                        Duration.ofMillis(20),
                        Duration.ofSeconds(30),
                        3,
                        50,
                        Duration.ofDays(7),
                        Duration.ofSeconds(10),
                        folder);
        opened.database()
                .sql()
                .createTableIfNotExists(EFFECTS)
                .column(JOB, SQLDataType.VARCHAR(40))
                .column(STEP, SQLDataType.INTEGER)
                .execute();
    }

    /** A node with workers that it makes over its own way to the database. */
    @SafeVarargs
    final JobRunner node(Database database, Function<Database, JobWorker>... workers) {
        return new JobRunner(database, leases(database), properties, clock, map(database, workers));
    }

    @SafeVarargs
    final SqlJobs jobs(Function<Database, JobWorker>... workers) {
        Database database = opened.database();
        return new SqlJobs(
                database,
                leases(database),
                ids(),
                clock,
                properties,
                new AfterCommit(new WorkSignal()),
                () -> map(database, workers));
    }

    JobLeases leases(Database database) {
        return new JobLeases(database, opened.engine(), ids(), clock, properties);
    }

    private synchronized Ids ids() {
        return new Ids(clock, new Random(seeds.nextLong()));
    }

    @SafeVarargs
    private static Map<String, JobWorker> map(
            Database database, Function<Database, JobWorker>... workers) {
        return Stream.of(workers)
                .map(each -> each.apply(database))
                .collect(Collectors.toMap(JobWorker::kind, each -> each));
    }

    Job find(Job job) {
        return new JobRows(opened.database()).find(job.tenant(), job.id()).orElseThrow();
    }

    /** What happened for a job, in order of the steps: 0 to 3, and 99 for its end. */
    List<Integer> effects(Job job) {
        return opened.database()
                .sql()
                .select(STEP)
                .from(EFFECTS)
                .where(JOB.eq(job.id()))
                .orderBy(STEP)
                .fetch(STEP);
    }

    static List<Integer> once() {
        return List.of(0, 1, 2, 3, END);
    }

    static void effect(Database database, Job job, int step) {
        database.sql().insertInto(EFFECTS).set(JOB, job.id()).set(STEP, step).execute();
    }

    /** Does four steps, each in one transaction with its checkpoint. */
    record Steps(Database database) implements JobWorker {
        @Override
        public String kind() {
            return "steps";
        }

        @Override
        public String run(JobRun run) {
            int first = run.checkpoint().map(Integer::parseInt).orElse(0);
            for (int step = first; step < STEPS; step++) {
                int one = step;
                database.inTransaction(() -> {
                    effect(database, run.job(), one);
                    run.checkpoint(Integer.toString(one + 1));
                });
                run.progress(step + 1, STEPS, "steps");
            }
            return "{\"steps\":4}";
        }

        @Override
        public void ended(Job job) {
            effect(database, job, END);
        }
    }
}
