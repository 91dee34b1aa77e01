package io.worklog.spring.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.spring.WorklogBuilderCustomizer;
import io.worklog.spring.autoconfigure.WorklogAutoConfiguration;
import io.worklog.spring.context.ContextAutoConfiguration;
import io.worklog.spring.context.PropagationAutoConfiguration;
import io.worklog.testkit.FaultyMemoryStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class OperateTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final String CANARY = "canary";

    private final FaultyMemoryStore store = FaultyMemoryStore.create();
    private final Queue<String> spans = new ConcurrentLinkedQueue<>();

    @TempDir private Path folder;

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                WorklogAutoConfiguration.class,
                                ContextAutoConfiguration.class,
                                PropagationAutoConfiguration.class,
                                OperateAutoConfiguration.class))
                .withPropertyValues(
                        "worklog.directory=" + folder.resolve("logs"),
                        "management.endpoints.web.exposure.include=worklog")
                .withBean(
                        "faulty",
                        WorklogBuilderCustomizer.class,
                        () -> builder -> builder.store(store));
    }

    private ApplicationContextRunner measured() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ObservationRegistry observations = ObservationRegistry.create();
        observations
                .observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(meters))
                .observationHandler(new Spans());
        return runner().withBean(MeterRegistry.class, () -> meters)
                .withBean(ObservationRegistry.class, () -> observations);
    }

    /** Writes down everything a tracer would get. */
    private final class Spans implements ObservationHandler<Observation.Context> {
        @Override
        public void onStop(Observation.Context context) {
            spans.add(
                    context.getName()
                            + context.getContextualName()
                            + context.getAllKeyValues()
                            + context.getError());
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    private static void useWithCanaries(Worklog worklog) {
        WorklogContext.with(Actor.user("canary-actor", "canary-name"), "canary-tenant")
                .run(() -> {
                    worklog.record(PAID)
                            .target("canary-target", "canary-target-name")
                            .reason("canary-reason")
                            .metadata("canary-key", "canary-value")
                            .commit();
                    worklog.history("order", "canary-target");
                    assertThatThrownBy(() -> worklog.record(PAID).reason(CANARY).commit())
                            .isInstanceOf(RuntimeException.class);
                });
        worklog.verify();
    }

    @Test
    void everyFigureIsThereAndNoneHasAnIdOrAnActor() {
        measured()
                .run(context -> {
                    useWithCanaries(context.getBean(Worklog.class));
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    assertThat(registry.getMeters().stream().map(each -> each.getId().getName()))
                            .contains(
                                    "worklog.append",
                                    "worklog.appended",
                                    "worklog.record",
                                    "worklog.query",
                                    "worklog.verify",
                                    "worklog.pending",
                                    "worklog.spilled",
                                    "worklog.unsealed",
                                    "worklog.rejected",
                                    "worklog.lost",
                                    "worklog.actor.unknown");
                    assertThat(registry.getMeters().stream().map(Meter::getId))
                            .allSatisfy(id -> {
                                assertThat(id.toString())
                                        .doesNotContain(CANARY)
                                        .doesNotContain("default");
                                assertThat(id.getTags().stream().map(Tag::getKey))
                                        .isSubsetOf("code", "verdict", "failure", "error");
                            });
                    assertThat(registry.get("worklog.lost").counter().count()).isZero();
                    assertThat(registry.get("worklog.verify").timer().getId().getTag("verdict"))
                            .isEqualTo("verified");
                    assertThat(spans)
                            .anyMatch(span -> span.startsWith("worklog.query"))
                            .noneMatch(span -> span.contains(CANARY));
                });
    }

    @Test
    void withFiguresAndNoObservationsTheTimersAreThereAllTheSame() {
        runner().withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> {
                    useWithCanaries(context.getBean(Worklog.class));
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    assertThat(registry.get("worklog.query").timer().count()).isEqualTo(1);
                });
    }

    @Test
    void theEndpointSaysWhereLogsStandAndNothingOfEvents() {
        runner().run(context -> {
            Worklog worklog = context.getBean(Worklog.class);
            useWithCanaries(worklog);
            WorklogEndpoint endpoint = context.getBean(WorklogEndpoint.class);
            LogReport report = endpoint.log("default");
            assertThat(report).isNotNull();
            assertThat(report.size()).isEqualTo(1);
            assertThat(report.sealed()).isEqualTo(1);
            assertThat(report.sealedAt()).isNotNull();
            assertThat(worklog.checkpoint().orElseThrow().text())
                    .isEqualTo(report.origin() + "\n1\n" + report.root() + "\n");
            assertThat(endpoint.worklog().logs()).hasSize(endpoint.worklog().open());
            assertThat(endpoint.log("no-such-log")).isNull();
            assertThat(endpoint.verify("no-such-log", null)).isNull();
            assertThatThrownBy(() -> endpoint.log("../" + CANARY))
                    .isInstanceOf(InvalidEndpointRequestException.class)
                    .hasMessageNotContaining(CANARY);
            assertThat(endpoint.worklog().toString()).doesNotContain(CANARY);
        });
    }

    @Test
    @Timeout(60)
    void oneCheckRunsAtATimeAndItsResultIsKept() {
        runner().run(context -> {
            Worklog worklog = context.getBean(Worklog.class);
            useWithCanaries(worklog);
            worklog.log("other").record(PAID).target("1").commit();
            WorklogEndpoint endpoint = context.getBean(WorklogEndpoint.class);
            CountDownLatch go = new CountDownLatch(1);
            store.before((call, log) -> {
                if (Thread.currentThread().getName().equals("worklog-verify")) {
                    go.await();
                }
            });
            assertThat(endpoint.verify("default", true).state())
                    .isEqualTo(Verification.State.RUNNING);
            assertThat(endpoint.verify("other", false).log()).isEqualTo("default");
            assertThat(endpoint.worklog().verifying()).isEqualTo("default");
            go.countDown();
            Verification done = ended(endpoint, "default");
            assertThat(done.verdict()).isEqualTo("verified");
            assertThat(done.checked()).isEqualTo(1);
            assertThat(done.toString()).doesNotContain(CANARY);
        });
    }

    @Test
    @Timeout(60)
    void aChangedEntryIsAVerdictAndAStoreThatFailsIsNone() {
        runner().run(context -> {
            useWithCanaries(context.getBean(Worklog.class));
            WorklogEndpoint endpoint = context.getBean(WorklogEndpoint.class);
            store.before((call, log) -> {
                if (call.equals("checkpoint")) {
                    throw new IllegalStateException(CANARY);
                }
            });
            endpoint.verify("default", false);
            Verification failed = ended(endpoint, "default");
            assertThat(failed.good()).isFalse();
            assertThat(failed.toString()).doesNotContain(CANARY);
            store.before((call, log) -> {});
            store.reading((log, entries) -> List.of());
            endpoint.verify("default", false);
            Verification missing = ended(endpoint, "default");
            assertThat(missing.good()).isFalse();
            assertThat(missing.state()).isNotEqualTo(Verification.State.RUNNING);
            store.reading((log, entries) -> entries);
        });
    }

    private static Verification ended(WorklogEndpoint endpoint, String log) {
        while (true) {
            Verification now = endpoint.log(log).verification();
            if (now != null && now.state() != Verification.State.RUNNING) {
                return now;
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void everyPartGivesWayAndEveryOptionalLibraryMayBeMissing() {
        runner().withPropertyValues(
                        "management.endpoints.web.exposure.include=",
                        "management.health.worklog.enabled=false",
                        "worklog.operate.shutdown.seal=false")
                .run(context -> {
                    assertThat(context).doesNotHaveBean(WorklogEndpoint.class);
                    assertThat(context).doesNotHaveBean("worklogHealthContributor");
                    assertThat(context).doesNotHaveBean(SealingLifecycle.class);
                });
        runner().withClassLoader(
                        new FilteredClassLoader(
                                "io.micrometer",
                                "org.springframework.boot.actuate",
                                "org.springframework.boot.health"))
                .run(context -> assertPlain(context));
    }

    private static void assertPlain(ApplicationContext context) {
        Worklog worklog = context.getBean(Worklog.class);
        assertThat(worklog.record(PAID).target("1").commit().index()).isNotNull();
    }
}
