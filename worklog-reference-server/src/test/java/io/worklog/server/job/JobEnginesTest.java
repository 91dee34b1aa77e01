package io.worklog.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.server.db.Database;
import io.worklog.server.db.OpenedDatabase;
import io.worklog.server.job.Job.State;
import io.worklog.server.survey.Alert;
import io.worklog.server.survey.Alert.Level;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every effect of a job once, whatever dies, on every engine. */
@ExtendWith(ServersExtension.class)
class JobEnginesTest {
    private static final int JOBS = 24;

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void onAServer(DatabaseKind kind, TestServers servers) throws InterruptedException {
        try (TestDatabase database = servers.database(kind).createDatabase();
                OpenedDatabase opened = OpenedDatabase.open(database.url())) {
            exam(opened);
        }
    }

    @Test
    void onSqlite() throws InterruptedException {
        try (OpenedDatabase opened =
                OpenedDatabase.open("jdbc:sqlite:" + folder.resolve("jobs.db"))) {
            exam(opened);
        }
    }

    private void exam(OpenedDatabase opened) throws InterruptedException {
        JobBench bench = new JobBench(opened, folder);
        nodesTogether(bench);
        killedBeforeEveryStatement(bench);
        lateWordsAreNotBelieved(bench);
        failuresAreTold(bench);
    }

    /** A node is gone before its statement 1, 2, … until one lives through the whole job. */
    private static void killedBeforeEveryStatement(JobBench bench) {
        Database real = bench.opened.database();
        boolean survived = false;
        int deaths = 0;
        for (int statements = 0; !survived; statements++) {
            Job job = bench.jobs().submit(JobBench.ALICE, "steps", null, "{}");
            MortalDatabase mortal = new MortalDatabase(real, statements);
            survived = mortal.outlives(() -> bench.node(mortal, JobBench.Steps::new).runOne(false));
            deaths += survived ? 0 : 1;
            bench.clock.advance(bench.properties.lease().plusSeconds(1));
            boolean taken = bench.node(real, JobBench.Steps::new).runOne(false);
            assertThat(bench.effects(job))
                    .as("died before %d", statements)
                    .isEqualTo(JobBench.once());
            assertThat(bench.find(job).state()).isEqualTo(State.DONE);
            assertThat(taken).as("another had something to do").isNotEqualTo(survived);
        }
        assertThat(deaths).as("places to die at").isGreaterThan(3 * JobBench.STEPS);
    }

    private static void nodesTogether(JobBench bench) throws InterruptedException {
        List<Job> jobs =
                IntStream.range(0, JOBS)
                        .mapToObj(n -> bench.jobs().submit(JobBench.ALICE, "steps", null, "{}"))
                        .toList();
        List<Thread> threads = new ArrayList<>();
        for (int node = 0; node < 2; node++) {
            JobRunner runner = bench.node(bench.opened.database(), JobBench.Steps::new);
            for (int thread = 0; thread < 2; thread++) {
                threads.add(
                        Thread.ofPlatform().start(() -> untilNothingIsLeft(bench, runner, jobs)));
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (Job job : jobs) {
            assertThat(bench.effects(job)).isEqualTo(JobBench.once());
            assertThat(bench.find(job).state()).isEqualTo(State.DONE);
        }
    }

    /** SKIP LOCKED may skip what another node only looks at, so an empty answer is not the end. */
    private static void untilNothingIsLeft(JobBench bench, JobRunner runner, List<Job> jobs) {
        while (jobs.stream().anyMatch(job -> !bench.find(job).state().ended())) {
            runner.runOne(false);
        }
    }

    /** A failed job is an alert for a week, of its tenant only. */
    private static void failuresAreTold(JobBench bench) {
        Database database = bench.opened.database();
        JobAlerts alerts = new JobAlerts(database, bench.clock);
        String tenant = JobBench.ALICE.tenant();
        assertThat(alerts.alerts(tenant)).isEmpty();
        bench.jobs().submit(JobBench.ALICE, "steps", null, "{}");
        var lease = bench.leases(database).claim(List.of("steps"), false).orElseThrow();
        assertThat(bench.leases(database).end(lease, State.FAILED, null, "broken")).isTrue();
        assertThat(alerts.alerts(tenant))
                .containsExactly(
                        Alert.about("jobs-failed", Level.WARNING, "steps", 1)
                                .since(bench.clock.instant()));
        assertThat(alerts.alerts("other")).isEmpty();
        bench.clock.advance(Duration.ofDays(8));
        assertThat(alerts.alerts(tenant)).isEmpty();
    }

    /** A run sleeps past its lease, another has the job, then the first speaks again. */
    private static void lateWordsAreNotBelieved(JobBench bench) {
        Database database = bench.opened.database();
        Job job = bench.jobs().submit(JobBench.ALICE, "steps", null, "{}");
        JobLeases leases = bench.leases(database);
        var lease = leases.claim(List.of("steps"), false).orElseThrow();
        LeasedRun late = new LeasedRun(leases, lease, Path.of("unused"), bench.clock);
        bench.clock.advance(bench.properties.lease().plusSeconds(1));
        var second = leases.claim(List.of("steps"), false).orElseThrow();
        refused(bench, job, late);
        assertThat(leases.renew(lease)).isFalse();
        assertThat(leases.release(lease, bench.clock.instant(), 0)).isFalse();
        assertThat(leases.end(lease, State.FAILED, null, "late")).isFalse();
        assertThat(leases.release(second, bench.clock.instant(), 0)).isTrue();
        bench.node(database, JobBench.Steps::new).runOne(false);
        refused(bench, job, late);
        assertThat(bench.effects(job)).isEqualTo(JobBench.once());
        assertThat(bench.find(job).state()).isEqualTo(State.DONE);
    }

    private static void refused(JobBench bench, Job job, LeasedRun late) {
        Database database = bench.opened.database();
        JobLeases leases = bench.leases(database);
        LeasedRun again = new LeasedRun(leases, late.lease(), Path.of("unused"), bench.clock);
        assertThatThrownBy(() ->
                        database.inTransaction(() -> {
                            JobBench.effect(database, job, 0);
                            again.checkpoint("1");
                        }))
                .isInstanceOf(JobCancelledException.class);
    }
}
