package io.worklog.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.context.WorklogContext;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.OpenedDatabase;
import io.worklog.server.job.Job.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retrying, cancelling, repeating, stopping and removing jobs. */
class JobLifeTest {
    @TempDir private Path folder;
    private OpenedDatabase opened;
    private JobBench bench;
    private Database database;

    @BeforeEach
    void open() {
        opened = OpenedDatabase.open("jdbc:sqlite:" + folder.resolve("jobs.db"));
        bench = new JobBench(opened, folder.resolve("files"));
        database = opened.database();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    /** A worker as a test wants it. */
    private record Any(String kind, Work work, List<Job> ends) implements JobWorker {
        interface Work {
            String run(JobRun run) throws Exception;
        }

        @Override
        public String run(JobRun run) throws Exception {
            return work.run(run);
        }

        @Override
        public void ended(Job job) {
            ends.add(job);
        }
    }

    private final List<Job> ends = new ArrayList<>();

    private Any worker(Any.Work work) {
        return new Any("any", work, ends);
    }

    private Job submit() {
        return bench.jobs().submit(JobBench.ALICE, "any", "prj_1", "{\"a\":1}");
    }

    @Test
    void itRunsAsItsOwner() {
        Job job = submit();
        List<String> seen = new ArrayList<>();
        Any worker =
                worker(run -> {
                    WorklogContext context = WorklogContext.current();
                    seen.add(context.actor() + " of " + context.tenant());
                    run.progress(5, 10, "events");
                    return "{}";
                });
        bench.node(database, any -> worker).runOne(false);
        assertThat(seen.getFirst()).contains("alice", "爱丽丝", "of t1");
        Job done = bench.find(job);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.done()).isEqualTo(5);
        assertThat(done.expiresAt()).isEqualTo(done.finishedAt().plus(Duration.ofDays(7)));
        assertThat(ends).containsExactly(done);
    }

    @Test
    void whatMayWorkLaterIsTriedAgainAfterLongerAndLongerWaits() {
        Job job = submit();
        JobRunner node =
                bench.node(
                        database,
                        any ->
                                worker(run -> {
                                    throw new IOException("secret content");
                                }));
        assertThat(node.runOne(false)).isTrue();
        assertThat(node.runOne(false)).as("not at once").isFalse();
        bench.clock.advance(Duration.ofSeconds(2));
        assertThat(node.runOne(false)).isTrue();
        bench.clock.advance(Duration.ofSeconds(3));
        assertThat(node.runOne(false)).as("four seconds now").isFalse();
        bench.clock.advance(Duration.ofSeconds(1));
        assertThat(node.runOne(false)).isTrue();
        assertThat(bench.find(job).state()).isEqualTo(State.FAILED);
        assertThat(bench.find(job).problem()).isEqualTo("IOException");
        assertThat(ends).hasSize(1);
    }

    @Test
    void whatFailsForGoodIsNotTriedAgain() {
        Job job = submit();
        Any worker =
                worker(run -> {
                    throw new JobFailedException("the log is empty");
                });
        bench.node(database, any -> worker).runOne(false);
        assertThat(bench.find(job).state()).isEqualTo(State.FAILED);
        assertThat(bench.find(job).problem()).isEqualTo("the log is empty");
    }

    @Test
    void aJobThatKillsItsNodesIsGivenUp() {
        Job job = submit();
        Any deadly =
                worker(run -> {
                    throw new MortalDatabase.Killed();
                });
        for (int death = 0; death < bench.properties.attempts(); death++) {
            assertThatThrownBy(() -> bench.node(database, any -> deadly).runOne(false))
                    .isInstanceOf(MortalDatabase.Killed.class);
            bench.clock.advance(bench.properties.lease().plusSeconds(1));
        }
        assertThat(bench.node(database, any -> deadly).runOne(false)).isTrue();
        assertThat(bench.find(job).problem()).contains("given up");
    }

    @Test
    void aCancelledRunEndsAtItsNextWord() {
        Job job = submit();
        List<String> said = new ArrayList<>();
        Any worker =
                worker(run -> {
                    bench.jobs(any -> worker(ignored -> "")).cancel("t1", job.id());
                    said.add("before");
                    run.checkpoint("x");
                    said.add("after");
                    return "{}";
                });
        bench.node(database, any -> worker).runOne(false);
        assertThat(said).containsExactly("before");
        assertThat(bench.find(job).state()).isEqualTo(State.CANCELLED);
        assertThat(ends).extracting(Job::state).containsExactly(State.CANCELLED);
        bench.jobs(any -> worker).cancel("t1", job.id());
        bench.jobs(any -> worker).cancel("other", job.id());
        assertThat(ends).as("once").hasSize(1);
    }

    @Test
    void aNodeThatStopsLeavesItsJobToAnother() throws InterruptedException {
        Job job = submit();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Any worker =
                worker(run -> {
                    if (run.checkpoint().isPresent()) {
                        return "{\"from\":" + run.checkpoint().get() + "}";
                    }
                    run.checkpoint("7");
                    begun.countDown();
                    stopped.await();
                    run.progress(1, 2, "x");
                    return "{}";
                });
        JobRunner first = bench.node(database, any -> worker);
        Thread thread = Thread.ofPlatform().start(() -> first.runOne(false));
        begun.await();
        first.stop();
        stopped.countDown();
        thread.join();
        assertThat(first.runOne(false)).isFalse();
        assertThat(bench.find(job).state()).isEqualTo(State.WAITING);
        assertThat(bench.node(database, any -> worker).runOne(false)).isTrue();
        assertThat(bench.find(job).result()).isEqualTo("{\"from\":7}");
    }

    @Test
    void whatIsRepeatedIsThereOnceForAllNodes() {
        bench.jobs().repeat("any", Duration.ofMinutes(5));
        bench.jobs().repeat("any", Duration.ofMinutes(10));
        List<String> runs = new ArrayList<>();
        Any worker =
                worker(run -> {
                    runs.add(run.job().id());
                    return "{}";
                });
        JobRunner one = bench.node(database, any -> worker);
        JobRunner two = bench.node(database, any -> worker);
        assertThat(one.runOne(true)).isTrue();
        assertThat(two.runOne(true)).isFalse();
        bench.clock.advance(Duration.ofMinutes(9));
        assertThat(two.runOne(true)).as("the newest word holds").isFalse();
        bench.clock.advance(Duration.ofMinutes(1));
        assertThat(two.runOne(true)).isTrue();
        assertThat(one.runOne(true)).isFalse();
        assertThat(runs).containsExactly("every_any", "every_any");
        submit();
        assertThat(one.runOne(true)).as("a thread for repeated jobs takes no other").isFalse();
    }

    @Test
    void endedJobsGoWithTheirFilesWhenTheirTimeIsOver() throws IOException {
        Job job = submit();
        Any worker =
                worker(run -> {
                    Files.writeString(run.folder().resolve("file"), "x");
                    return "{}";
                });
        bench.node(database, any -> worker).runOne(false);
        Job waiting = submit();
        bench.jobs().repeat(JobRemoval.KIND, Duration.ofHours(1));
        JobRunner remover =
                bench.node(database, db -> new JobRemoval(db, bench.properties, bench.clock));
        bench.clock.advance(Duration.ofDays(6));
        remover.runOne(true);
        assertThat(bench.jobs().folder(job.id()).resolve("file")).exists();
        bench.clock.advance(Duration.ofDays(1));
        remover.runOne(true);
        assertThat(bench.jobs().folder(job.id())).doesNotExist();
        assertThat(bench.jobs().find("t1", job.id())).isEmpty();
        assertThat(bench.jobs().find("t1", waiting.id())).isPresent();
    }

    @Test
    void onePersonCannotFillTheQueue() {
        for (int n = 0; n < bench.properties.openPerOwner(); n++) {
            submit();
        }
        assertThatThrownBy(this::submit)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(JobProblem.TOO_MANY_JOBS));
    }
}
