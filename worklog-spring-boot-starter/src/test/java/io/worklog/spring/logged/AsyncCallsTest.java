package io.worklog.spring.logged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Outcome;
import io.worklog.log.TreeSize;
import io.worklog.spring.Logged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Calls that end on another thread than they began on. */
class AsyncCallsTest {
    private static final Started APP =
            Started.with(
                    new String[] {"worklog.logged.allow-beans=true"}, Config.class, Jobs.class);

    @Configuration
    @EnableAsync
    static class Config {
        @Bean(destroyMethod = "close")
        ExecutorService pool() {
            return Executors.newFixedThreadPool(4);
        }

        @Bean
        AsyncTaskExecutor taskExecutor(ExecutorService pool) {
            return new TaskExecutorAdapter(pool);
        }

        @Bean
        AsyncTaskExecutor full() {
            return new TaskExecutorAdapter(task -> {
                throw new RejectedExecutionException("full");
            });
        }

        @Bean(destroyMethod = "close")
        ExecutorService one() {
            return Executors.newSingleThreadExecutor();
        }

        @Bean
        AsyncTaskExecutor single(ExecutorService one) {
            return new TaskExecutorAdapter(one);
        }

        @Bean
        Holder holder() {
            return new Holder();
        }
    }

    /** A state that changes while a job waits for its thread. */
    static class Holder {
        private volatile Invoice invoice = new Invoice("h", "before", "");

        public Invoice state() {
            return invoice;
        }
    }

    static class Jobs {
        @Async
        @Logged(value = "billing.invoice.refunded", target = "#id", reason = "#text")
        public void fire(String id, StringBuilder text, CountDownLatch gate) throws Exception {
            gate.await();
            if (id.startsWith("bad")) {
                throw new IllegalStateException("no");
            }
        }

        @Async
        @Logged(value = "billing.invoice.refunded", target = "#id", reason = "#result")
        public CompletableFuture<String> promise(String id) {
            return CompletableFuture.supplyAsync(() -> "done " + id);
        }

        @Async("full")
        @Logged(value = "billing.invoice.refunded", target = "#id")
        public void refused(String id) {}

        @Async("single")
        @Logged(
                value = "billing.invoice.refunded",
                target = "#id",
                before = "@holder.state()",
                after = "@holder.state()")
        public CompletableFuture<Void> change(String id) {
            return CompletableFuture.completedFuture(null);
        }

        @Logged(value = "billing.invoice.refunded", target = "#id", reason = "#result")
        public CompletionStage<String> stage(String id, CompletionStage<String> stage) {
            return stage;
        }

        @Logged(value = "billing.invoice.refunded", target = "#id", reason = "#result.status")
        public Mono<Invoice> mono(String id, Mono<Invoice> mono) {
            return mono;
        }

        @Logged(value = "billing.invoice.refunded", target = "#id")
        public Flux<String> flux(String id, Flux<String> flux) {
            return flux;
        }

        @Logged(
                value = "billing.cancelled",
                target = "#id",
                reason = "#result == 'x' ? null : #why")
        public CompletableFuture<String> unrecordable(String id, String why) {
            return CompletableFuture.completedFuture("x");
        }

        @Logged(
                value = "billing.cancelled",
                target = "#id",
                reason = "#result == 'x' ? null : #why")
        public Mono<String> unrecordableMono(String id, String why) {
            return Mono.just("x");
        }
    }

    @BeforeEach
    void forget() {
        APP.events();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    private static WorklogContext as(String user) {
        return WorklogContext.with(Actor.user(user));
    }

    /** Waits for events that no future tells of. */
    private static List<AuditEvent> await(int wanted) {
        List<AuditEvent> all = new ArrayList<>();
        while (true) {
            TreeSize known = APP.worklog().head().size();
            all.addAll(APP.events());
            if (all.size() >= wanted) {
                return all;
            }
            TreeSize now = APP.worklog().awaitGrowth(known, Duration.ofSeconds(60));
            assertThat(now).as("events that came, of %d", wanted).isNotEqualTo(known);
        }
    }

    @Test
    void anAsyncMethodIsRecordedWithItsCallerAndItsArgumentsAsTheyWere() {
        CountDownLatch gate = new CountDownLatch(1);
        StringBuilder text = new StringBuilder("as called");
        as("alice").run(() -> fire("1", text, gate));
        text.append(", changed since");
        gate.countDown();
        AuditEvent event = await(1).get(0);
        assertThat(event.actor().id()).isEqualTo("alice");
        assertThat(event.reason()).isEqualTo("as called");
        assertThat(event.outcome()).isEqualTo(Outcome.SUCCESS);
    }

    private static void fire(String id, StringBuilder text, CountDownLatch gate) {
        try {
            APP.bean(Jobs.class).fire(id, text, gate);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anAsyncMethodThatThrowsIsAFailure() {
        as("alice").run(() -> fire("bad", new StringBuilder(), new CountDownLatch(0)));
        AuditEvent event = await(1).get(0);
        assertThat(event.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(event.outcomeDetail()).isEqualTo(IllegalStateException.class.getName());
    }

    @Test
    void anAsyncMethodThatNoThreadTakesIsAFailure() {
        assertThatThrownBy(() -> APP.bean(Jobs.class).refused("1"))
                .isInstanceOf(TaskRejectedException.class);
        assertThat(APP.event().outcome()).isEqualTo(Outcome.FAILURE);
    }

    @Test
    void theStateBeforeIsReadOnTheCallersThread() {
        Holder holder = APP.bean(Holder.class);
        ExecutorService one = APP.bean("one");
        CountDownLatch gate = new CountDownLatch(1);
        one.submit(() -> {
            gate.await();
            return null;
        });
        CompletableFuture<Void> change = APP.bean(Jobs.class).change("1");
        holder.invoice = holder.invoice.with("after");
        gate.countDown();
        change.join();
        assertThat(APP.event().changes())
                .singleElement()
                .satisfies(status -> {
                    assertThat(status.oldValue().text()).isEqualTo("before");
                    assertThat(status.newValue().text()).isEqualTo("after");
                });
    }

    @Test
    void aFutureIsRecordedWhenItCompletesBeforeItsOwnerHears() {
        assertThat(as("bob").call(() -> APP.bean(Jobs.class).promise("7")).join())
                .isEqualTo("done 7");
        AuditEvent event = APP.event();
        assertThat(event.reason()).isEqualTo("done 7");
        assertThat(event.actor().id()).isEqualTo("bob");
    }

    @Test
    void nothingIsRecordedBeforeTheFutureCompletes() {
        CompletableFuture<String> work = new CompletableFuture<>();
        CompletionStage<String> stage = APP.bean(Jobs.class).stage("1", work);
        assertThat(APP.events()).isEmpty();
        work.complete("now");
        stage.toCompletableFuture().join();
        assertThat(APP.event().reason()).isEqualTo("now");
    }

    @Test
    void aFutureThatFailsGivesItsOwnException() {
        IllegalStateException failure = new IllegalStateException("why");
        CompletionStage<String> stage =
                APP.bean(Jobs.class).stage("1", CompletableFuture.failedFuture(failure));
        assertThatThrownBy(() -> stage.toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isSameAs(failure);
        assertThat(APP.event().outcomeDetail()).isEqualTo(failure.getClass().getName());
    }

    @Test
    void aFutureThatIsCancelledCancelsItsWork() {
        CompletableFuture<String> work = new CompletableFuture<>();
        CompletionStage<String> stage = APP.bean(Jobs.class).stage("1", work);
        stage.toCompletableFuture().cancel(true);
        assertThat(work).isCancelled();
        assertThat(await(1).get(0).outcomeDetail())
                .isEqualTo(CancellationException.class.getName());
    }

    @Test
    void aFutureWhoseEventIsRefusedFailsWhereTheTypeBlocks() {
        assertThatThrownBy(() -> APP.bean(Jobs.class).unrecordable("1", null).join())
                .hasMessageContaining("/reason");
        assertThatThrownBy(() -> APP.bean(Jobs.class).unrecordableMono("1", null).block())
                .hasMessageContaining("/reason");
        assertThat(APP.events()).isEmpty();
    }

    @Test
    void aMonoIsRecordedForEachSubscriberWithItsValue() {
        Mono<Invoice> mono =
                as("carol")
                        .call(() ->
                                APP.bean(Jobs.class)
                                        .mono("1", Mono.just(new Invoice("1", "ok", ""))));
        assertThat(APP.events()).as("before anybody subscribes").isEmpty();
        assertThat(mono.block().status()).isEqualTo("ok");
        assertThat(mono.block().status()).isEqualTo("ok");
        List<AuditEvent> events = APP.events();
        assertThat(events)
                .hasSize(2)
                .allSatisfy(event -> {
                    assertThat(event.reason()).isEqualTo("ok");
                    assertThat(event.actor().id()).isEqualTo("carol");
                });
        assertThat(events.get(0).id()).isNotEqualTo(events.get(1).id());
    }

    @Test
    void aMonoMayBeEmptyFailOrBeCancelled() {
        Jobs jobs = APP.bean(Jobs.class);
        assertThat(jobs.mono("1", Mono.empty()).block()).isNull();
        assertThat(APP.event().outcome()).isEqualTo(Outcome.SUCCESS);
        IllegalStateException failure = new IllegalStateException("x");
        assertThatThrownBy(() -> jobs.mono("1", Mono.error(failure)).block()).isSameAs(failure);
        assertThat(APP.event().outcome()).isEqualTo(Outcome.FAILURE);
        Disposable running = jobs.mono("1", Mono.never()).subscribe();
        running.dispose();
        assertThat(await(1).get(0).outcomeDetail())
                .isEqualTo(CancellationException.class.getName());
    }

    @Test
    void aFluxIsRecordedWhenItEnds() {
        Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer();
        List<String> seen = new ArrayList<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        APP.bean(Jobs.class)
                .flux("1", sink.asFlux())
                .subscribe(seen::add, end::completeExceptionally, () -> end.complete(null));
        sink.tryEmitNext("a");
        sink.tryEmitNext("b");
        assertThat(seen).containsExactly("a", "b");
        assertThat(APP.events()).isEmpty();
        sink.tryEmitComplete();
        end.join();
        assertThat(APP.event().outcome()).isEqualTo(Outcome.SUCCESS);
        assertThatThrownBy(() ->
                        APP.bean(Jobs.class)
                                .flux("1", Flux.error(new SecurityException()))
                                .blockLast())
                .isInstanceOf(SecurityException.class);
        assertThat(APP.event().outcome()).isEqualTo(Outcome.DENIED);
    }

    @Test
    void manyCallersAtOnceAreEachRecordedAsThemselves() throws Exception {
        Jobs jobs = APP.bean(Jobs.class);
        int callers = 8;
        int calls = 30;
        List<CompletableFuture<?>> open = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, callers)
                    .forEach(caller -> {
                        open.add(
                                CompletableFuture.runAsync(
                                        () -> call(jobs, caller, calls), threads));
                    });
            CompletableFuture.allOf(open.toArray(CompletableFuture[]::new)).join();
        }
        List<AuditEvent> events = await(callers * calls);
        assertThat(events)
                .hasSize(callers * calls)
                .allSatisfy(event ->
                        assertThat(event.targets().get(0).id())
                                .startsWith(event.actor().id() + "-"));
        assertThat(events).extracting(event -> event.targets().get(0).id()).doesNotHaveDuplicates();
    }

    private static void call(Jobs jobs, int caller, int calls) {
        String user = "u" + caller;
        for (int i = 0; i < calls; i++) {
            String id = user + "-" + i;
            switch (i % 3) {
                case 0 -> as(user).run(() -> fire(id, new StringBuilder(), new CountDownLatch(0)));
                case 1 -> as(user).call(() -> jobs.promise(id)).join();
                default -> {
                    Mono<Invoice> work =
                            Mono.just(new Invoice(id, "ok", "")).publishOn(Schedulers.parallel());
                    as(user).call(() -> jobs.mono(id, work)).block();
                }
            }
        }
    }
}
