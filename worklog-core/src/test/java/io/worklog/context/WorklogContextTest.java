package io.worklog.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Links;
import io.worklog.event.RequestContext;
import io.worklog.event.SampleEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorklogContextTest {
    private static final Actor ANN = Actor.user("ann");
    private static final Actor BEA = Actor.user("bea");

    @AfterEach
    void theThreadIsLeftAsItWas() {
        assertThat(WorklogContext.current()).isSameAs(WorklogContext.empty());
    }

    private static String actorId() {
        Actor actor = WorklogContext.current().actor();
        return actor == null ? "-" : actor.id();
    }

    @Test
    void aTaskSeesItsContextAndTheThreadIsRestored() {
        List<String> seen = new ArrayList<>();
        WorklogContext.with(ANN, "acme")
                .run(() -> seen.add(actorId() + "@" + WorklogContext.current().tenant()));
        seen.add(actorId());
        assertThat(seen).containsExactly("ann@acme", "-");
        assertThat(
                        WorklogContext.with(ANN)
                                .<String, RuntimeException>call(WorklogContextTest::actorId))
                .isEqualTo("ann");
    }

    @Test
    void nestingRestoresExactlyWhatWasThere() {
        WorklogContext outer = WorklogContext.with(ANN, "acme", "t");
        outer.run(() -> {
            WorklogContext.with(BEA)
                    .run(() -> {
                        assertThat(actorId()).isEqualTo("bea");
                        assertThat(WorklogContext.current().tenant()).isEqualTo("acme");
                        WorklogContext.empty().run(() -> assertThat(actorId()).isEqualTo("-"));
                        assertThat(actorId()).isEqualTo("bea");
                    });
            assertThat(WorklogContext.current()).isSameAs(outer);
        });
    }

    @Test
    void anExceptionOfAnyKindRestoresTheThreadAndComesOutAsItIs() {
        IOException broken = new IOException("x");
        WorklogContext.with(ANN)
                .run(() -> {
                    assertThatThrownBy(() ->
                                    WorklogContext.with(BEA)
                                            .call(() -> {
                                                throw broken;
                                            }))
                            .isSameAs(broken);
                    assertThatThrownBy(() ->
                                    WorklogContext.with(BEA)
                                            .run(() -> {
                                                throw new AssertionError("y");
                                            }))
                            .isInstanceOf(AssertionError.class);
                    assertThat(actorId()).isEqualTo("ann");
                });
    }

    private static ExecutorService pool(String kind) {
        return kind.equals("virtual")
                ? Executors.newVirtualThreadPerTaskExecutor()
                : Executors.newFixedThreadPool(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "virtual"})
    void anotherThreadSeesAContextOnlyWhenItIsTakenAlong(String kind) throws Exception {
        try (ExecutorService pool = pool(kind)) {
            Future<String> bare =
                    WorklogContext.with(ANN)
                            .<Future<String>, RuntimeException>call(
                                    () -> pool.submit(WorklogContextTest::actorId));
            assertThat(bare.get()).isEqualTo("-");
            Callable<String> task = WorklogContextTest::actorId;
            Future<String> wrapped = pool.submit(WorklogContext.with(ANN).wrap(task));
            assertThat(wrapped.get()).isEqualTo("ann");
            List<String> seen = new ArrayList<>();
            pool.submit(WorklogContext.with(BEA).wrap((Runnable) () -> seen.add(actorId()))).get();
            assertThat(seen).containsExactly("bea");
            assertThat(pool.submit(WorklogContextTest::actorId).get()).isEqualTo("-");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "virtual"})
    void aCarryingPoolTakesAlongWhatTheSubmitterCarriesByThen(String kind) throws Exception {
        ExecutorService pool = WorklogContext.carrying(pool(kind));
        Callable<String> task = WorklogContextTest::actorId;
        List<Future<String>> answers = new ArrayList<>();
        List<String> seen = java.util.Collections.synchronizedList(new ArrayList<>());
        WorklogContext.with(ANN)
                .<Object, Exception>call(() -> {
                    answers.add(pool.submit(task));
                    answers.addAll(pool.invokeAll(List.of(task, task)));
                    answers.addAll(pool.invokeAll(List.of(task), 60, TimeUnit.SECONDS));
                    seen.add(pool.invokeAny(List.of(task)));
                    seen.add(pool.invokeAny(List.of(task), 60, TimeUnit.SECONDS));
                    pool.submit(() -> seen.add(actorId()), "done").get();
                    pool.submit((Runnable) () -> seen.add(actorId())).get();
                    pool.execute(() -> seen.add(actorId()));
                    return seen;
                });
        answers.add(pool.submit(task));
        pool.close();
        assertThat(pool.isTerminated()).isTrue();
        List<String> told = new ArrayList<>();
        for (Future<String> answer : answers) {
            told.add(answer.get());
        }
        assertThat(told).containsExactly("ann", "ann", "ann", "ann", "-");
        assertThat(seen).hasSize(5).containsOnly("ann");
    }

    @Test
    void asynchronousStagesCarryTheContextThroughACarryingExecutor() {
        try (ExecutorService pool = pool("platform")) {
            CompletableFuture<String> answer =
                    WorklogContext.with(ANN)
                            .<CompletableFuture<String>, RuntimeException>call(() ->
                                    CompletableFuture.supplyAsync(
                                            WorklogContextTest::actorId,
                                            WorklogContext.carrying(
                                                    (java.util.concurrent.Executor) pool)));
            assertThat(answer.join()).isEqualTo("ann");
        }
    }

    @Test
    void manyThreadsAtOnceNeverSeeEachOther() throws Exception {
        int threads = 8;
        CyclicBarrier barrier = new CyclicBarrier(threads);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String id = "u" + t;
                answers.add(pool.submit(() -> seesOnly(id, barrier)));
            }
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get(60, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private static boolean seesOnly(String id, CyclicBarrier barrier) throws Exception {
        boolean only = true;
        for (int i = 0; i < 50; i++) {
            only &=
                    WorklogContext.with(Actor.user(id))
                            .<Boolean, Exception>call(() -> {
                                barrier.await(60, TimeUnit.SECONDS);
                                return actorId().equals(id);
                            });
            only &= actorId().equals("-");
        }
        return only;
    }

    @Test
    void anEventSaysWhatIsKnownAndKeepsTheRest() {
        RequestContext request = new RequestContext("::1", null, null, null, "web", null);
        AuditEvent event =
                WorklogContext.with(BEA, "acme")
                        .withRequest(request)
                        .withTrace("00-x")
                        .withCorrelation("c")
                        .withCausation("e")
                        .withBatch("b")
                        .applyTo(SampleEvents.plain())
                        .build();
        assertThat(event.actor()).isEqualTo(BEA);
        assertThat(event.tenant()).isEqualTo("acme");
        assertThat(event.context()).isEqualTo(request);
        assertThat(event.trace()).isEqualTo("00-x");
        assertThat(event.links()).isEqualTo(new Links("c", "e", "b"));
        AuditEvent plain = SampleEvents.plain().build();
        assertThat(WorklogContext.empty().applyTo(SampleEvents.plain()).build()).isEqualTo(plain);
    }
}
