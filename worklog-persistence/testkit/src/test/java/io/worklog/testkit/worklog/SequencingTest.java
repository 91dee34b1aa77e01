package io.worklog.testkit.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.AuditLog;
import io.worklog.Receipt;
import io.worklog.ReceiptState;
import io.worklog.Worklog;
import io.worklog.WorklogBuilder;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.catalog.QueueFull;
import io.worklog.error.BackpressureException;
import io.worklog.error.RejectedEventException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.Actor;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.spi.WorklogListener;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.FaultyMemoryStore;
import io.worklog.testkit.FaultyStore;
import io.worklog.testkit.WholeLog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Order, exactly once, bounds and failures of the write path, over a store that obeys the test. */
@Timeout(60)
class SequencingTest {
    private static final LogId LOG = LogId.of("default");
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final EventType<Object> FAST = PAID.queueFull(QueueFull.FAIL);

    private final FaultyMemoryStore store = FaultyMemoryStore.create();
    private final MemorySigningKeys keys = MemorySigningKeys.create();

    private WorklogBuilder builder() {
        return Worklog.builder().store(store).keys(keys);
    }

    @Test
    void manyVirtualCallersGetOneOrderWithoutGaps() throws Exception {
        int callers = 64;
        int each = 50;
        Set<LogIndex> indices = new HashSet<>();
        try (Worklog log = builder().open();
                ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Receipt>>> results = new ArrayList<>();
            for (int c = 0; c < callers; c++) {
                int caller = c;
                results.add(pool.submit(() -> recordSome(log, caller, each)));
            }
            for (Future<List<Receipt>> result : results) {
                List<LogIndex> mine = result.get().stream().map(Receipt::index).toList();
                assertThat(mine).isSorted().doesNotHaveDuplicates();
                indices.addAll(mine);
            }
        }
        assertThat(indices).hasSize(callers * each);
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSize(callers * each);
    }

    private static List<Receipt> recordSome(Worklog log, int caller, int count) {
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            receipts.add(log.record(PAID).target(caller + "-" + i).commit());
        }
        return receipts;
    }

    @Test
    void whatArrivesDuringAnAppendBecomesOneBatch() throws Exception {
        Gate gate = new Gate();
        AtomicInteger appends = new AtomicInteger();
        try (Worklog log = builder().open()) {
            log.record(PAID).target("warm-up").commit();
            store.before(gate.on(appends));
            CompletableFuture<Receipt> first = log.record(PAID).target("first").commitAsync();
            gate.awaitArrival();
            List<CompletableFuture<Receipt>> rest = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                rest.add(log.record(PAID).target("o-" + i).commitAsync());
            }
            gate.open();
            assertThat(first.get().index()).isEqualTo(LogIndex.of(1));
            for (int i = 0; i < 100; i++) {
                assertThat(rest.get(i).get().index()).isEqualTo(LogIndex.of(2 + i));
            }
            assertThat(appends.get()).isEqualTo(2);
        }
    }

    @Test
    void oneKeyGivesOneEntryAndOneReceiptWhoeverAsksAndForEver() throws Exception {
        Set<Receipt> receipts = ConcurrentHashMap.newKeySet();
        try (Worklog log = builder().open();
                ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Receipt>> results = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String key = "k-" + i % 10;
                results.add(pool.submit(() -> pay(log, "alice", key)));
            }
            for (Future<Receipt> result : results) {
                receipts.add(result.get());
            }
        }
        assertThat(receipts).hasSize(10);
        Receipt before = receipts.iterator().next();
        assertThat(store.real().head(LOG).orElseThrow().size()).isEqualTo(TreeSize.of(10));
        try (Worklog log = builder().open()) {
            String key = log.entry(before.index()).orElseThrow().event().idempotencyKey();
            assertThat(pay(log, "alice", String.valueOf(key))).isEqualTo(before);
            assertThatThrownBy(() -> pay(log, "mallory", String.valueOf(key)))
                    .isInstanceOf(RejectedEventException.class)
                    .hasMessageContaining("/idempotencyKey");
        }
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSize(10);
    }

    private static Receipt pay(AuditLog log, String actor, String key) {
        return log.record(PAID)
                .target("o-1")
                .actor(Actor.user(actor, "Name of " + actor))
                .idempotencyKey(key)
                .commit();
    }

    @Test
    void twoEventsWithOneKeyInOneBatchAreComparedToo() throws Exception {
        Gate gate = new Gate();
        try (Worklog log = builder().open()) {
            log.record(PAID).target("warm-up").commit();
            store.before(gate.on(new AtomicInteger()));
            CompletableFuture<Receipt> blocker = log.record(PAID).target("b").commitAsync();
            gate.awaitArrival();
            CompletableFuture<Receipt> first = async(log, "alice");
            CompletableFuture<Receipt> same = async(log, "alice");
            CompletableFuture<Receipt> other = async(log, "mallory");
            gate.open();
            assertThat(blocker.get().isDurable()).isTrue();
            assertThat(same.get()).isEqualTo(first.get());
            assertThatThrownBy(other::get).hasCauseInstanceOf(RejectedEventException.class);
        }
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSize(3);
    }

    private static CompletableFuture<Receipt> async(AuditLog log, String actor) {
        return log.record(PAID)
                .target("o-1")
                .actor(Actor.user(actor, "Name of " + actor))
                .idempotencyKey("k")
                .commitAsync();
    }

    @Test
    void aFullQueueWaitsOrFailsOrDropsAsTheTypeSays() throws Exception {
        Gate gate = new Gate();
        List<String> rejected = new ArrayList<>();
        try (Worklog log = builder().queue(2, 1 << 20).listener(new Rejections(rejected)).open()) {
            log.record(PAID).target("warm-up").commit();
            store.before(gate.on(new AtomicInteger()));
            CompletableFuture<Receipt> writing = log.record(PAID).target("1").commitAsync();
            gate.awaitArrival();
            CompletableFuture<Receipt> waiting = log.record(PAID).target("2").commitAsync();
            assertThatThrownBy(() -> log.record(FAST).target("3").commit())
                    .isInstanceOf(BackpressureException.class);
            Receipt dropped = log.record(PAID.delivery(Delivery.BACKGROUND)).target("4").commit();
            assertThat(dropped.state()).isEqualTo(ReceiptState.NOT_RECORDED);
            assertThat(log.health().lost()).isEqualTo(1);
            Thread caller = Thread.ofPlatform().start(() -> log.record(PAID).target("5").commit());
            while (caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            gate.open();
            caller.join();
            assertThat(List.of(writing.get().index(), waiting.get().index()))
                    .containsExactly(LogIndex.of(1), LogIndex.of(2));
        }
        assertThat(rejected).containsExactly("backpressure", "backpressure lost");
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSize(4);
    }

    @Test
    void aBackgroundEventThatTheStoreRefusesIsCountedAndReported() {
        List<String> rejected = new ArrayList<>();
        try (Worklog log = builder().listener(new Rejections(rejected)).open()) {
            log.record(PAID).target("warm-up").commit();
            store.before(failing("append"));
            Receipt receipt = log.record(PAID.delivery(Delivery.BACKGROUND)).target("1").commit();
            assertThat(receipt.state()).isEqualTo(ReceiptState.HANDED_OVER);
            assertThatThrownBy(() -> log.record(PAID).target("2").commit())
                    .isInstanceOf(StoreUnavailableException.class);
            store.before((call, id) -> {});
            log.record(PAID).target("3").commit();
            assertThat(log.health().lost()).isEqualTo(1);
        }
        assertThat(rejected).contains("store-unavailable lost");
    }

    @Test
    void afterAFailedAppendNothingIsAcknowledgedAndTheLogGoesOn() {
        try (Worklog log = builder().open()) {
            log.record(PAID).target("0").commit();
            store.before(failing("append"));
            assertThatThrownBy(() -> log.record(PAID).target("lost").commit())
                    .isInstanceOf(StoreUnavailableException.class);
            store.before((call, id) -> {});
            assertThat(log.record(PAID).target("1").commit().index()).isEqualTo(LogIndex.of(1));
        }
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSize(2);
    }

    @Test
    void aLostAnswerIsFoundOutAndAcknowledged() {
        try (Worklog log = builder().open()) {
            log.record(PAID).target("0").commit();
            store.after(failing("append"));
            assertThat(log.record(PAID).target("1").commit().index()).isEqualTo(LogIndex.of(1));
            store.after((call, id) -> {});
            assertThat(log.record(PAID).target("2").commit().index()).isEqualTo(LogIndex.of(2));
        }
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSize(3);
    }

    /** Each call of the store fails once, before or after it took effect; callers retry by key. */
    @Test
    void whicheverCallFailsEveryKeyedEventIsThereOnce() {
        for (boolean late : List.of(false, true)) {
            int failAt = 0;
            boolean reached = true;
            while (reached) {
                reached = retriedScenario(late, failAt++);
            }
            assertThat(failAt).isGreaterThan(15);
        }
    }

    private boolean retriedScenario(boolean late, int failAt) {
        FaultyMemoryStore faulty = FaultyMemoryStore.create();
        MemorySigningKeys own = MemorySigningKeys.create();
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger fired = new AtomicInteger();
        try (Worklog log = Worklog.builder().store(faulty).keys(own).open()) {
            FaultyStore.Fault fault =
                    (call, id) -> {
                        if (LOG.equals(id) && calls.getAndIncrement() == failAt) {
                            fired.incrementAndGet();
                            throw new StoreUnavailableException("injected at " + call);
                        }
                    };
            if (late) {
                faulty.after(fault);
            } else {
                faulty.before(fault);
            }
            List<Receipt> receipts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                receipts.add(retried(log, "k-" + i));
            }
            for (int i = 0; i < 4; i++) {
                assertThat(retried(log, "k-" + i)).isEqualTo(receipts.get(i));
            }
            faulty.before((call, id) -> {});
            faulty.after((call, id) -> {});
        }
        assertThat(WholeLog.check(faulty.real(), own, LOG)).hasSize(4);
        return fired.get() > 0;
    }

    private static Receipt retried(Worklog log, String key) {
        for (int attempt = 0; ; attempt++) {
            try {
                return pay(log, "alice", key);
            } catch (StoreUnavailableException e) {
                assertThat(attempt).isLessThan(3);
            }
        }
    }

    @Test
    void twoWritersOfOneLogShareOneOrder() throws Exception {
        try (Worklog one = builder().open();
                Worklog two = builder().open();
                ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            one.head();
            List<Future<List<Receipt>>> results = new ArrayList<>();
            for (int c = 0; c < 8; c++) {
                Worklog mine = c % 2 == 0 ? one : two;
                int caller = c;
                results.add(pool.submit(() -> recordSome(mine, caller, 25)));
            }
            Set<LogIndex> indices = new HashSet<>();
            for (Future<List<Receipt>> result : results) {
                result.get().forEach(receipt -> indices.add(receipt.index()));
            }
            assertThat(indices).hasSize(200);
            one.seal();
            two.seal();
        }
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSize(200);
    }

    @Test
    void oneKeyOnTwoWritersGivesOneEntry() throws Exception {
        Set<Receipt> receipts = ConcurrentHashMap.newKeySet();
        try (Worklog one = builder().open();
                Worklog two = builder().open();
                ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            one.head();
            List<Future<Receipt>> results = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                Worklog mine = i % 2 == 0 ? one : two;
                String key = "k-" + i / 8;
                results.add(pool.submit(() -> pay(mine, "alice", key)));
            }
            for (Future<Receipt> result : results) {
                receipts.add(result.get());
            }
            assertThat(receipts).hasSize(10);
            one.seal();
        }
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSize(10);
    }

    @Test
    void closingUnderLoadKeepsWhatWasAcknowledgedAndRefusesTheRest() throws Exception {
        Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
        CountDownLatch running = new CountDownLatch(8);
        Worklog log = builder().open();
        List<Thread> callers = new ArrayList<>();
        for (int c = 0; c < 8; c++) {
            callers.add(
                    Thread.ofVirtual().start(() -> recordUntilClosed(log, acknowledged, running)));
        }
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
        log.close();
        log.close();
        for (Thread caller : callers) {
            caller.join();
        }
        List<UUID> kept = WholeLog.check(store.real(), keys, LOG);
        assertThat(kept).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThatThrownBy(() -> log.record(PAID).target("late").commit())
                .isInstanceOf(IllegalStateException.class);
    }

    private static void recordUntilClosed(
            Worklog log, Set<UUID> acknowledged, CountDownLatch running) {
        try {
            for (int i = 0; ; i++) {
                acknowledged.add(log.record(PAID).target("o-" + i).commit().eventId());
                if (i == 5) {
                    running.countDown();
                }
            }
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("closed");
        }
    }

    @Test
    void thousandsOfLogsNeedAFewThreads() {
        int before = Thread.activeCount();
        int logs = Integer.getInteger("worklog.test.logs", 1_000);
        try (Worklog worklog = builder().open()) {
            for (int i = 0; i < logs; i++) {
                worklog.log("log-" + i).record(PAID).target("o").commitAsync();
            }
            for (int i = 0; i < logs; i += 100) {
                worklog.log("log-" + i).record(PAID).target("o").commit();
            }
            assertThat(Thread.activeCount() - before).isLessThan(24);
        }
        LogId some = LogId.of("log-" + (logs - 1));
        assertThat(WholeLog.check(store.real(), keys, some)).hasSize(1);
    }

    @Test
    void aTransactionalEventIsRefusedByAStoreWithoutTransactions() {
        try (Worklog log = builder().open()) {
            assertThatThrownBy(() ->
                            log.record(PAID.delivery(Delivery.TRANSACTIONAL)).target("1").commit())
                    .isInstanceOf(RejectedEventException.class)
                    .hasMessageContaining("TRANSACTIONAL");
        }
    }

    private static FaultyStore.Fault failing(String wanted) {
        return (call, log) -> {
            if (call.equals(wanted) && LOG.equals(log)) {
                throw new StoreUnavailableException("injected");
            }
        };
    }

    /** Holds appends to the log under test until it is opened. */
    private static final class Gate {
        private final Semaphore open = new Semaphore(0);
        private final CountDownLatch arrived = new CountDownLatch(1);

        FaultyStore.Fault on(AtomicInteger appends) {
            return (call, log) -> {
                if (call.equals("append") && LOG.equals(log)) {
                    appends.incrementAndGet();
                    arrived.countDown();
                    open.acquire();
                    open.release();
                }
            };
        }

        void awaitArrival() throws InterruptedException {
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
        }

        void open() {
            open.release();
        }
    }

    /** Notes the codes of rejections. */
    private record Rejections(List<String> codes) implements WorklogListener {
        @Override
        public void appended(LogId log, LogIndex first, int count) {}

        @Override
        public void sealed(LogId log, TreeSize size) {}

        @Override
        public synchronized void rejected(LogId log, UUID eventId, String code, boolean lost) {
            codes.add(lost ? code + " lost" : code);
        }
    }
}
