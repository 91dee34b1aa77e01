package io.worklog.testkit.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.AuditLog;
import io.worklog.Receipt;
import io.worklog.ReceiptState;
import io.worklog.RecordedEvent;
import io.worklog.Recording;
import io.worklog.Worklog;
import io.worklog.WorklogBuilder;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.catalog.FailurePolicy;
import io.worklog.error.RejectedEventException;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.spi.WorklogListener;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.FaultyMemoryStore;
import io.worklog.testkit.WholeLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of events whose callers go on at once. */
@Timeout(60)
class BackgroundTest {
    private static final LogId LOG = LogId.of("default");
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final EventType<Object> SEEN =
            EventType.named("order.seen").target("order").delivery(Delivery.BACKGROUND);

    private final FaultyMemoryStore store = FaultyMemoryStore.create();
    private final MemorySigningKeys keys = MemorySigningKeys.create();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    private WorklogBuilder builder() {
        return Worklog.builder().store(store).keys(keys);
    }

    /** Has the next append wait in the store, with one event in it, until it is let go. */
    private Held holdTheStore(AuditLog log) throws InterruptedException {
        log.record(PAID).target("warm-up").commit();
        store.before((call, id) -> {
            if (call.equals("append") && LOG.equals(id)) {
                arrived.countDown();
                open.await();
            }
        });
        log.record(PAID).target("held").commitAsync();
        assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
        return new Held(open);
    }

    /** Lets the store go at the latest when the test fails, or the worklog would not close. */
    private record Held(CountDownLatch open) implements AutoCloseable {
        void letGo() {
            open.countDown();
        }

        @Override
        public void close() {
            letGo();
        }
    }

    @Test
    void eventsOfOneThreadKeepTheirOrderWhateverTheirSize() throws Exception {
        int threads = 6;
        int each = 300;
        try (Worklog log = builder().open();
                ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String name = "t" + t;
                all.add(pool.submit(() -> handOverInOrder(log, name, each)));
            }
            for (Future<?> one : all) {
                one.get();
            }
            log.record(PAID).target("after").commit();
            for (int t = 0; t < threads; t++) {
                assertThat(numbersOf(log, "t" + t))
                        .containsExactlyElementsOf(IntStream.range(0, each).boxed().toList());
            }
        }
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSize(threads * each + 1);
    }

    private static void handOverInOrder(AuditLog log, String thread, int count) {
        for (int i = 0; i < count; i++) {
            Recording<Object> event = log.record(SEEN).target(thread).metadata("i", "" + i);
            if (i % 7 == 0) {
                event.reason("x".repeat(20_000));
            }
            assertThat(event.commit().state()).isEqualTo(ReceiptState.HANDED_OVER);
        }
    }

    private static List<Integer> numbersOf(AuditLog log, String thread) {
        try (Stream<RecordedEvent> events = log.read(LogIndex.of(0))) {
            return events.map(RecordedEvent::event)
                    .filter(event -> event.targets().get(0).id().equals(thread))
                    .map(event -> Integer.valueOf(event.metadata().get("i")))
                    .toList();
        }
    }

    @Test
    void aFullQueueTakesNoMoreAndCountsWhatItDrops() throws Exception {
        Told told = new Told();
        List<UUID> taken = new ArrayList<>();
        try (Worklog log = builder().queue(8, 1 << 20).listener(told).open();
                Held held = holdTheStore(log)) {
            for (int i = 0; i < 20; i++) {
                Receipt receipt = log.record(SEEN).target("o-" + i).commit();
                if (receipt.state() == ReceiptState.HANDED_OVER) {
                    assertThat(receipt.leafHash()).isNull();
                    taken.add(receipt.eventId());
                } else {
                    assertThat(receipt.state()).isEqualTo(ReceiptState.NOT_RECORDED);
                    assertThat(told.last()).isEqualTo(receipt.eventId() + " backpressure lost");
                }
            }
            assertThat(taken).hasSize(7);
            assertThat(log.health().pending()).isEqualTo(8);
            assertThat(log.health().lost()).isEqualTo(13);
            held.letGo();
        }
        List<UUID> kept = WholeLog.check(store.real(), keys, LOG);
        assertThat(kept.subList(2, kept.size())).isEqualTo(taken);
        assertThat(told.all).hasSize(13);
    }

    @Test
    void aFaultThatIsFoundLaterIsCountedAndToldAndCostsTheOthersNothing() throws Exception {
        Told told = new Told();
        try (Worklog log = builder().listener(told).open();
                Held held = holdTheStore(log)) {
            log.record(SEEN).target("1").commit();
            Receipt faulty = log.record(SEEN).commit();
            Receipt unfit = log.record(SEEN).target("x".repeat(200)).commit();
            log.record(SEEN).target("2").commit();
            assertThat(List.of(faulty.state(), unfit.state()))
                    .containsOnly(ReceiptState.HANDED_OVER);
            assertThat(told.all).isEmpty();
            held.letGo();
            log.record(PAID).target("after").commit();
            assertThat(told.all)
                    .containsExactly(
                            faulty.eventId() + " rejected lost",
                            unfit.eventId() + " rejected lost");
            assertThat(log.health().lost()).isEqualTo(2);
        }
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSize(5);
    }

    @Test
    void aTypeWhoseFailureBlocksTheCallIsCheckedWithinIt() {
        try (Worklog log = builder().open()) {
            EventType<Object> blocking = SEEN.onFailure(FailurePolicy.BLOCK);
            assertThatThrownBy(() -> log.record(blocking).commit())
                    .isInstanceOf(RejectedEventException.class);
            assertThat(log.record(blocking).target("1").commit().leafHash()).isNotNull();
        }
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSize(1);
    }

    @Test
    void largeEventsAreCheckedByTheirCallersAndMiddlingOnesAreBoundedInBytes() throws Exception {
        int most = 64 * 1024;
        try (Worklog log = builder().queue(1_000, most).open();
                Held held = holdTheStore(log)) {
            String large = "x".repeat(100_000);
            Receipt cut = log.record(SEEN).target("1").reason(large).commit();
            assertThat(cut.leafHash()).isNotNull();
            assertThat(log.record(SEEN).target(large).commit().state())
                    .isEqualTo(ReceiptState.NOT_RECORDED);
            int characters = 7_000;
            int taken = 0;
            while (log.record(SEEN).target("2").reason("x".repeat(characters)).commit().state()
                    == ReceiptState.HANDED_OVER) {
                taken++;
                assertThat(taken * characters).isLessThan(most);
            }
            assertThat(taken).isPositive();
            held.letGo();
        }
    }

    @Test
    void anEventIsWhatItWasWhenItWasCommitted() throws Exception {
        try (Worklog log = builder().open();
                Held held = holdTheStore(log)) {
            Recording<Object> event = log.record(SEEN).target("1").reason("then");
            event.commit();
            event.reason("later").metadata("late", "yes").target("2");
            held.letGo();
            log.record(PAID).target("after").commit();
            AuditEvent kept = log.entry(LogIndex.of(2)).orElseThrow().event();
            assertThat(kept.reason()).isEqualTo("then");
            assertThat(kept.metadata()).isEmpty();
            assertThat(kept.targets()).hasSize(1);
        }
    }

    @Test
    void closingUnderLoadKeepsWhateverWasHandedOver() throws Exception {
        Set<UUID> taken = ConcurrentHashMap.newKeySet();
        CountDownLatch running = new CountDownLatch(4);
        CountDownLatch closed = new CountDownLatch(1);
        Worklog log = builder().open();
        List<Thread> callers = new ArrayList<>();
        for (int c = 0; c < 4; c++) {
            callers.add(
                    Thread.ofPlatform().start(() -> handOverUntil(closed, log, taken, running)));
        }
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
        log.close();
        closed.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(WholeLog.check(store.real(), keys, LOG))
                .containsExactlyInAnyOrderElementsOf(taken);
        assertThat(log.record(SEEN).target("late").commit().state())
                .isEqualTo(ReceiptState.NOT_RECORDED);
    }

    private static void handOverUntil(
            CountDownLatch closed, AuditLog log, Set<UUID> taken, CountDownLatch running) {
        for (int i = 0; closed.getCount() > 0; i++) {
            Receipt receipt = log.record(SEEN).target("o-" + i).commit();
            if (receipt.state() == ReceiptState.HANDED_OVER) {
                taken.add(receipt.eventId());
            }
            if (i == 500) {
                running.countDown();
            }
        }
    }

    /** Notes what was rejected. */
    private static final class Told implements WorklogListener {
        final ConcurrentLinkedQueue<String> all = new ConcurrentLinkedQueue<>();

        String last() {
            return all.stream().reduce("", (before, after) -> after);
        }

        @Override
        public void appended(LogId log, LogIndex first, int count) {}

        @Override
        public void sealed(LogId log, TreeSize size) {}

        @Override
        public void rejected(LogId log, UUID eventId, String code, boolean lost) {
            all.add(eventId + " " + code + (lost ? " lost" : ""));
        }
    }
}
