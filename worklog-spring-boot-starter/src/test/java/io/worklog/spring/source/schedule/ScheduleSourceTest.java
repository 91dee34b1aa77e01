package io.worklog.spring.source.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.Action;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AuditEvent;
import io.worklog.event.Outcome;
import io.worklog.event.Target;
import io.worklog.spring.source.SourcesAutoConfiguration;
import io.worklog.testing.RecordingWorklog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

class ScheduleSourceTest {
    private final RecordingWorklog worklog = RecordingWorklog.open();

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withBean(Worklog.class, () -> worklog, bean -> bean.setDestroyMethodName(""))
                    .withUserConfiguration(Scheduling.class)
                    .withBean(Jobs.class, worklog)
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ScheduleSourceAutoConfiguration.class,
                                    SourcesAutoConfiguration.class));

    private List<AuditEvent> recorded() {
        return worklog.events().stream()
                .map(RecordedEvent::event)
                .filter(event -> !event.type().name().startsWith("worklog."))
                .toList();
    }

    private List<AuditEvent> runs() {
        return recorded().stream().filter(event -> event.type().equals(JobRuns.RUN.ref())).toList();
    }

    @Test
    void theSchedulerRunsAJobAsTheActorOfWhatItRecords() {
        runner.withPropertyValues("jobs.every=* * * * * *")
                .run(context -> {
                    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
                    while (runs().isEmpty() && System.nanoTime() < until) {
                        worklog.awaitGrowth(worklog.head().size(), Duration.ofMillis(200));
                    }
                    AuditEvent child = recorded().get(0);
                    assertThat(child.type().name()).isEqualTo("stock.counted");
                    assertThat(child.actor()).isEqualTo(Actor.service("Jobs.everySecond"));
                    assertThat(child.context().channel()).isEqualTo("job");
                    AuditEvent run = runs().get(0);
                    assertThat(run.links().correlationId())
                            .isEqualTo(child.links().correlationId());
                    assertThat(run.targets()).containsExactly(Target.of("job", "Jobs.everySecond"));
                    assertThat(run.outcome()).isEqualTo(Outcome.SUCCESS);
                    assertThat(run.metadata()).containsKey("duration");
                });
    }

    @Test
    void aRunInWhichNothingHappensLeavesNothing() {
        run("with-children", jobs -> jobs.nothing());
        assertThat(runs()).isEmpty();
    }

    @Test
    void aRunBesideWhichSomethingElseHappensLeavesNothing() {
        run("with-children", jobs -> jobs.somethingElse());
        assertThat(recorded()).hasSize(1);
    }

    @Test
    void everyRunIsRecordedWhereThatIsWanted() {
        run("all", jobs -> jobs.nothing());
        assertThat(runs()).hasSize(1);
    }

    @Test
    void onlyFailuresAreRecordedWhereThatIsWanted() {
        run(
                "failures",
                jobs -> {
                    jobs.records();
                    assertThatThrownBy(jobs::fails).isInstanceOf(IllegalStateException.class);
                });
        assertThat(runs()).hasSize(1);
        assertThat(runs().get(0).outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(runs().get(0).outcomeDetail()).isEqualTo(IllegalStateException.class.getName());
    }

    @Test
    void whoStartsAJobByHandIsOnRecordWithIt() {
        run("with-children", jobs -> WorklogContext.with(Actor.user("ann")).run(jobs::records));
        Actor actor = runs().get(0).actor();
        assertThat(actor.type()).isEqualTo(ActorType.SERVICE);
        assertThat(actor.onBehalfOf()).containsExactly(Actor.user("ann"));
    }

    @Test
    void aHostRunsItsOtherJobsAlike() {
        runner.withPropertyValues("worklog.schedule.runs=all")
                .run(context -> {
                    RecordedJobs jobs = context.getBean(RecordedJobs.class);
                    String result = jobs.call("nightly-import", () -> "done");
                    assertThat(result).isEqualTo("done");
                    assertThat(runs())
                            .extracting(event -> event.actor().id())
                            .containsExactly("nightly-import");
                });
    }

    @Test
    void aClassThatNoProxyCanStandInForStaysAsItIs() {
        runner.withBean(Closed.class)
                .withBean(Hidden.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(AopUtils.isAopProxy(context.getBean(Closed.class))).isFalse();
                    assertThat(AopUtils.isAopProxy(context.getBean(Hidden.class))).isFalse();
                    assertThat(AopUtils.isAopProxy(context.getBean(Jobs.class))).isTrue();
                });
    }

    @Test
    void theHostsOwnWayToRunJobsIsTaken() {
        OwnJobs own = new OwnJobs();
        runner.withBean(RecordedJobs.class, () -> own)
                .run(context -> {
                    context.getBean(Jobs.class).nothing();
                    assertThat(own.names).containsExactly("Jobs.nothing");
                });
    }

    /** A host that runs jobs in a way of its own. */
    private static final class OwnJobs implements RecordedJobs {
        private final List<String> names = new ArrayList<>();

        @Override
        public <R, X extends Exception> R call(String job, Action<R, X> work) throws X {
            names.add(job);
            return work.run();
        }
    }

    @Test
    void canBeSwitchedOff() {
        runner.withPropertyValues("worklog.schedule.enabled=false")
                .run(context ->
                        assertThat(AopUtils.isAopProxy(context.getBean(Jobs.class))).isFalse());
    }

    private void run(String policy, java.util.function.Consumer<Jobs> work) {
        runner.withPropertyValues("worklog.schedule.runs=" + policy)
                .run(context -> work.accept(context.getBean(Jobs.class)));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Scheduling {}

    /** What an application does by itself. */
    static class Jobs {
        private final Worklog worklog;

        Jobs(Worklog worklog) {
            this.worklog = worklog;
        }

        @Scheduled(cron = "${jobs.every:-}")
        void everySecond() {
            records();
        }

        @Scheduled(cron = "-")
        public void nothing() {}

        @Scheduled(cron = "-")
        public void records() {
            worklog.record(EventType.named("stock.counted")).target(Target.of("s", "1")).commit();
        }

        @Scheduled(cron = "-")
        public void somethingElse() {
            WorklogContext.empty().run(this::records);
        }

        @Scheduled(cron = "-")
        public void fails() {
            throw new IllegalStateException("canary");
        }
    }

    /** Nothing can extend it. */
    static final class Closed {
        @Scheduled(cron = "-")
        void run() {}
    }

    /** Its job is its own business. */
    static class Hidden {
        @Scheduled(cron = "-")
        private void run() {}
    }
}
