package io.worklog.spring.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.LogHealth;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.outbox.RelayStatus;
import io.worklog.spill.SpillLimits;
import io.worklog.spring.WorklogBuilderCustomizer;
import io.worklog.spring.autoconfigure.WorklogAutoConfiguration;
import io.worklog.spring.context.ContextAutoConfiguration;
import io.worklog.spring.context.PropagationAutoConfiguration;
import io.worklog.spring.tx.AfterCommit;
import io.worklog.spring.tx.TransactionsAutoConfiguration;
import io.worklog.testkit.FaultyMemoryStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class HealthTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    private final FaultyMemoryStore store = FaultyMemoryStore.create();

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
                        "worklog.operate.health.timeout=60s");
    }

    private ApplicationContextRunner overFaulty() {
        return runner().withBean(
                        "faulty",
                        WorklogBuilderCustomizer.class,
                        () -> builder -> builder.store(store));
    }

    private static Health health(ApplicationContext context) {
        return context.getBean("worklogHealthContributor", HealthIndicator.class).health();
    }

    private static void pay(ApplicationContext context, String id) {
        context.getBean(Worklog.class).record(PAID).target(id).commit();
    }

    private void away(String... calls) {
        store.before((call, log) -> {
            if (List.of(calls).contains(call)) {
                throw new StoreUnavailableException("planted");
            }
        });
    }

    private void back() {
        store.before((call, log) -> {});
    }

    @Test
    void goesDownWhenTheStoreRefusesAndComesBackByItself() {
        overFaulty()
                .run(context -> {
                    pay(context, "1");
                    assertThat(health(context).getStatus()).isEqualTo(Status.UP);
                    away("append");
                    assertThat(health(context).getStatus())
                            .as("nobody tried yet and the store answers")
                            .isEqualTo(Status.UP);
                    assertThatThrownBy(() -> pay(context, "canary-2"))
                            .isInstanceOf(StoreUnavailableException.class);
                    assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
                    assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
                    assertThat(health(context).toString()).doesNotContain("canary");
                    back();
                    assertThat(health(context).getStatus()).isEqualTo(Status.UP);
                    assertThat(gap(context).metadata())
                            .as("the log says that there was a gap")
                            .containsKey("stopped.since")
                            .containsEntry("stopped.code", "store-unavailable");
                });
    }

    private static AuditEvent gap(ApplicationContext context) {
        try (var events = context.getBean(Worklog.class).read(LogIndex.of(1))) {
            return events.map(RecordedEvent::event)
                    .filter(event -> event.type().name().equals("worklog.heartbeat"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void saysThatEventsWereLostAfterTheirCommit() {
        overFaulty()
                .withBean(PlatformTransactionManager.class, PseudoTransactions::new)
                .withConfiguration(AutoConfigurations.of(TransactionsAutoConfiguration.class))
                .run(context -> {
                    pay(context, "1");
                    away("append");
                    new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                            .executeWithoutResult(status ->
                                    context.getBean(AfterCommit.class)
                                            .run(() -> pay(context, "canary-2")));
                    back();
                    Health health = health(context);
                    assertThat(health.getStatus()).isEqualTo(Status.UP);
                    assertThat(health.getDetails().get("degraded").toString())
                            .contains("log default: 1 events that waited for a commit were lost")
                            .doesNotContain("canary");
                });
    }

    /** Transactions of nothing. */
    private static final class PseudoTransactions extends AbstractPlatformTransactionManager {
        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }

    @Test
    void withoutProbingItComesBackWithTheHostsNextEvent() {
        overFaulty()
                .withPropertyValues("worklog.operate.health.probe=false")
                .run(context -> {
                    pay(context, "1");
                    away("append");
                    assertThatThrownBy(() -> pay(context, "2")).isNotNull();
                    back();
                    assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
                    pay(context, "3");
                    awaitUp(context);
                });
    }

    /** Who listens hears of an event just after its caller does. */
    private static void awaitUp(ApplicationContext context) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!health(context).getStatus().equals(Status.UP) && System.nanoTime() < end) {
            Thread.yield();
        }
        assertThat(health(context).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aStoreThatIsAwayIsNoticedWithoutAnEvent() {
        overFaulty()
                .run(context -> {
                    pay(context, "1");
                    away("head", "append");
                    assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
                    back();
                    assertThat(health(context).getStatus()).isEqualTo(Status.UP);
                });
    }

    @Test
    void aStoreThatHangsIsNotWaitedForNorAskedTwice() {
        CountDownLatch answer = new CountDownLatch(1);
        overFaulty()
                .withPropertyValues("worklog.operate.health.timeout=50ms")
                .run(context -> {
                    pay(context, "1");
                    CountDownLatch begun = new CountDownLatch(1);
                    AtomicInteger asked = new AtomicInteger();
                    store.before((call, log) -> {
                        if (call.equals("head") && isCheck()) {
                            asked.incrementAndGet();
                            begun.countDown();
                            answer.await();
                        }
                    });
                    assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
                    begun.await();
                    assertThat(health(context).getDetails().toString()).contains("PT0.05S");
                    assertThat(asked).hasValue(1);
                    answer.countDown();
                    back();
                });
    }

    private static boolean isCheck() {
        return Thread.currentThread().getName().equals("worklog-health");
    }

    @Test
    void damageStaysDown() {
        overFaulty()
                .run(context -> {
                    pay(context, "1");
                    store.before((call, log) -> {
                        if (call.equals("append") && !LogId.META.equals(log)) {
                            throw new IntegrityException("planted");
                        }
                    });
                    assertThatThrownBy(() -> pay(context, "2"))
                            .isInstanceOf(IntegrityException.class);
                    back();
                    assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
                });
    }

    @Test
    void whereEventsAreKeptOnThisNodesDiskItIsUpAndSaysSo() {
        runner().withBean(
                        "faulty",
                        WorklogBuilderCustomizer.class,
                        () ->
                                builder ->
                                        builder.store(store)
                                                .spill(
                                                        folder.resolve("spill"),
                                                        new SpillLimits(100, 1 << 20)))
                .withPropertyValues("worklog.operate.health.degraded-status=DEGRADED")
                .run(context -> {
                    pay(context, "1");
                    away("append", "head", "read");
                    pay(context, "2");
                    assertThat(health(context).getStatus().getCode()).isEqualTo("DEGRADED");
                    assertThat(health(context).getDetails().toString())
                            .contains("wait on this node's disk");
                    back();
                });
    }

    @Test
    void refusedRowsOfTheOutboxAndWeakStoresAreSaid() {
        assertThat(check(relayed(1, null)).stops()).hasSize(1);
        assertThat(check(relayed(0, "no headway")).stops()).containsExactly("no headway");
        Diagnosis weak =
                check(
                        new LogHealth(
                                LogId.of("default"),
                                TreeSize.of(1),
                                TreeSize.of(1),
                                0,
                                2,
                                0,
                                "index: cannot follow",
                                null,
                                List.of("sync_binlog=0: set it to 1"),
                                false));
        assertThat(weak.stops()).isEmpty();
        assertThat(weak.concerns())
                .containsExactly(
                        "log default: index: cannot follow",
                        "log default: 2 events were lost",
                        "sync_binlog=0: set it to 1");
    }

    private static LogHealth relayed(long refused, @Nullable String problem) {
        return new LogHealth(
                LogId.of("default"),
                TreeSize.of(1),
                TreeSize.of(1),
                0,
                0,
                0,
                null,
                new RelayStatus(0, refused, Duration.ZERO, problem),
                List.of(),
                false);
    }

    private static Diagnosis check(LogHealth health) {
        Worklog worklog =
                (Worklog)
                        Proxy.newProxyInstance(
                                Worklog.class.getClassLoader(),
                                new Class<?>[] {Worklog.class},
                                (proxy, method, args) ->
                                        method.getName().equals("healthOfAll")
                                                ? List.of(health)
                                                : java.util.Optional.empty());
        return new RecordingCheck(worklog, new RecordingWatch(InstantSource.system()), true).make();
    }

    /**
     * A real full disk where this user may mount one; a store that says it is full elsewhere. The
     * file store takes nothing after a failed write until it is opened again.
     */
    @Test
    void aFullDiskIsDownUntilThereIsRoomAndTheFolderIsOpenedAgain() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
        try {
            ApplicationContextRunner own =
                    (mounted ? runner() : overFaulty())
                            .withPropertyValues("worklog.directory=" + disk.resolve("logs"));
            Path filler = mounted ? disk.resolve("filler") : null;
            own.run(context -> fillUp(context, filler));
            own.run(context -> {
                pay(context, "3");
                assertThat(health(context).getStatus()).isEqualTo(Status.UP);
                assertThat(context.getBean(Worklog.class).verify().good()).isTrue();
            });
        } finally {
            if (mounted) {
                assertThat(run("umount", "-l", disk.toString())).isTrue();
            }
        }
    }

    private void fillUp(ApplicationContext context, @Nullable Path filler) throws IOException {
        pay(context, "1");
        assertThat(health(context).getStatus()).isEqualTo(Status.UP);
        if (filler == null) {
            away("append");
        } else {
            fill(filler);
        }
        assertThatThrownBy(() -> payUntilItFails(context))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
        if (filler == null) {
            back();
        } else {
            Files.delete(filler);
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
        }
    }

    private static void fill(Path filler) throws IOException {
        try (var out = Files.newOutputStream(filler)) {
            byte[] block = new byte[4_096];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static void payUntilItFails(ApplicationContext context) {
        for (int i = 0; i < 10_000; i++) {
            pay(context, "full-" + i);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
