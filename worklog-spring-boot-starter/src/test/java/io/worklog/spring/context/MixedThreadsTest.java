package io.worklog.spring.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogIndex;
import io.worklog.spring.WorklogBuilderCustomizer;
import io.worklog.testing.RecordingWorklog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Whoever is logged in when work is handed over is in the event, on whichever thread it is made. */
class MixedThreadsTest {
    private static final int THREADS = 16;
    private static final int EACH = 960;
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    TaskExecutionAutoConfiguration.class,
                                    ContextAutoConfiguration.class,
                                    SecurityContextAutoConfiguration.class,
                                    PropagationAutoConfiguration.class))
                    .withUserConfiguration(Host.class);

    /** An application with executors of all kinds. */
    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    static class Host {
        @Bean
        RecordingWorklog worklog(ObjectProvider<WorklogBuilderCustomizer> customizers) {
            return RecordingWorklog.open(builder -> {
                customizers.orderedStream().forEach(each -> each.customize(builder));
                return builder;
            });
        }

        @Bean
        Orders orders(Worklog worklog) {
            return new Orders(worklog);
        }

        @Bean
        ThreadPoolTaskExecutor applicationTaskExecutor() {
            ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
            pool.setCorePoolSize(4);
            pool.setTaskDecorator(task -> () -> marked(task));
            pool.initialize();
            return pool;
        }

        @Bean
        SimpleAsyncTaskExecutor virtual() {
            SimpleAsyncTaskExecutor each = new SimpleAsyncTaskExecutor("virtual-");
            each.setVirtualThreads(true);
            return each;
        }

        private static void marked(Runnable task) {
            String before = Thread.currentThread().getName();
            Thread.currentThread().setName("decorated-by-the-host");
            try {
                task.run();
            } finally {
                Thread.currentThread().setName(before);
            }
        }
    }

    /** Records on whichever thread it is called. */
    static class Orders {
        private final Worklog worklog;

        Orders(Worklog worklog) {
            this.worklog = worklog;
        }

        void pay(String id) {
            worklog.record(PAID).target(id, Thread.currentThread().getName()).commit();
        }

        @Async("applicationTaskExecutor")
        public CompletableFuture<Void> payLater(String id) {
            pay(id);
            return CompletableFuture.completedFuture(null);
        }
    }

    /** One user's way of paying many orders at once. */
    private static final class Customer implements Callable<Void> {
        private final ApplicationContext context;
        private final Orders orders;
        private final ExecutorService wrapped;
        private final String name;
        private final int count;
        private final List<CompletableFuture<Void>> running = new ArrayList<>();

        Customer(ApplicationContext context, ExecutorService wrapped, String name, int count) {
            this.context = context;
            this.orders = context.getBean(Orders.class);
            this.wrapped = wrapped;
            this.name = name;
            this.count = count;
        }

        @Override
        public Void call() {
            login(name);
            try {
                for (int i = 0; i < count; i++) {
                    pay(i, name + "-" + i);
                }
            } finally {
                SecurityContextHolder.clearContext();
            }
            running.forEach(CompletableFuture::join);
            return null;
        }

        private void pay(int turn, String id) {
            switch (turn % 4) {
                case 0 -> running.add(orders.payLater(id));
                case 1 ->
                        running.add(
                                context.getBean("virtual", SimpleAsyncTaskExecutor.class)
                                        .submitCompletable(() -> orders.pay(id)));
                case 2 -> running.add(CompletableFuture.runAsync(() -> orders.pay(id), wrapped));
                default -> running.add(reactive(id).toFuture());
            }
        }

        private Mono<Void> reactive(String id) {
            return context.getBean(ReactiveCallers.class)
                    .current()
                    .publishOn(Schedulers.parallel())
                    .<Void>handle((caller, sink) -> caller.run(() -> orders.pay(id)))
                    .contextWrite(ReactiveSecurityContextHolder.withAuthentication(token(name)))
                    .subscribeOn(Schedulers.boundedElastic());
        }
    }

    private static TestingAuthenticationToken token(String name) {
        return new TestingAuthenticationToken(name, "none", "ROLE_USER");
    }

    private static void login(String name) {
        SecurityContextHolder.getContext().setAuthentication(token(name));
    }

    private static List<AuditEvent> pay(ApplicationContext context, int threads, int each)
            throws Exception {
        ExecutorService elastic = Executors.newVirtualThreadPerTaskExecutor();
        ExecutorService wrapped =
                ContextExecutorService.wrap(
                        elastic, ContextSnapshotFactory.builder().build()::captureAll);
        try (ExecutorService customers = Executors.newFixedThreadPool(threads)) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(new Customer(context, wrapped, "user" + i, each));
            }
            for (Future<Void> done : customers.invokeAll(all)) {
                done.get();
            }
        } finally {
            elastic.shutdown();
        }
        return recorded(context);
    }

    private static List<AuditEvent> recorded(ApplicationContext context) {
        try (var events = context.getBean(Worklog.class).read(LogIndex.of(0))) {
            return events.map(RecordedEvent::event).toList();
        }
    }

    private static boolean isRight(AuditEvent event) {
        String order = event.targets().get(0).id();
        return order.startsWith(event.actor().id() + "-");
    }

    @Test
    void allAreThereEachWithItsActor() {
        runner.run(context -> {
            List<AuditEvent> events = pay(context, THREADS, EACH);
            assertThat(events).hasSize(THREADS * EACH).allMatch(MixedThreadsTest::isRight);
            Map<String, Long> perActor =
                    events.stream()
                            .map(AuditEvent::actor)
                            .collect(Collectors.groupingBy(Actor::id, Collectors.counting()));
            assertThat(perActor)
                    .hasSize(THREADS)
                    .allSatisfy((actor, count) -> assertThat(count).as(actor).isEqualTo(EACH));
            assertThat(events)
                    .as("the host's own decorator runs as before")
                    .filteredOn(e -> "decorated-by-the-host".equals(e.targets().get(0).name()))
                    .hasSize(THREADS * EACH / 4);
        });
    }

    @Test
    void withoutTheDecoratorWorkOfOthersThreadsIsNobodys() {
        runner.withPropertyValues("worklog.context.decorate-executors=false")
                .run(context -> {
                    List<AuditEvent> events = pay(context, 2, 8);
                    assertThat(events)
                            .filteredOn(event -> !isRight(event))
                            .hasSize(2 * 8 / 2)
                            .allMatch(event -> event.actor().equals(Actor.system()));
                });
    }

    @Test
    void whoeverLogsInMeanwhileIsNotTakenForTheCaller() {
        runner.run(context -> {
            TaskDecorator ours = context.getBean("worklogTaskDecorator", TaskDecorator.class);
            login("ann");
            Runnable task = ours.decorate(() -> context.getBean(Orders.class).pay("ann-1"));
            SecurityContextHolder.clearContext();
            login("bob");
            task.run();
            SecurityContextHolder.clearContext();
            assertThat(recorded(context)).allMatch(MixedThreadsTest::isRight);
            assertThat(WorklogContext.current()).isEqualTo(WorklogContext.empty());
        });
    }

    @Test
    void whereNobodyIsKnownWhoeverIsKnownOverThereActs() {
        runner.run(context -> {
            TaskDecorator ours = context.getBean("worklogTaskDecorator", TaskDecorator.class);
            Runnable task = ours.decorate(() -> context.getBean(Orders.class).pay("bob-1"));
            login("bob");
            task.run();
            SecurityContextHolder.clearContext();
            assertThat(recorded(context)).allMatch(MixedThreadsTest::isRight);
        });
    }

    @Test
    void aPipelineTakesTheContextAlongByItselfWherePropagationIsAutomatic() {
        Hooks.enableAutomaticContextPropagation();
        try {
            runner.run(context -> {
                Orders orders = context.getBean(Orders.class);
                Actor ann = Actor.user("ann");
                WorklogContext.with(ann).run(() -> payInPipeline(orders, "ann-1"));
                login("bob");
                payInPipeline(orders, "bob-1");
                SecurityContextHolder.clearContext();
                assertThat(recorded(context)).hasSize(2).allMatch(MixedThreadsTest::isRight);
            });
        } finally {
            Hooks.disableAutomaticContextPropagation();
        }
    }

    private static void payInPipeline(Orders orders, String id) {
        Mono.just(id).publishOn(Schedulers.parallel()).doOnNext(orders::pay).block();
    }

    @Test
    void theDecoratorIsNoCandidateForHostsThatAskForTheirOwn() {
        TaskDecorator own = task -> task;
        runner.withBean("own", TaskDecorator.class, () -> own)
                .run(context -> {
                    assertThat(context.getBeanProvider(TaskDecorator.class).getObject())
                            .isSameAs(own);
                    assertThat(context.getBeansOfType(TaskExecutor.class)).hasSize(2);
                });
    }
}
