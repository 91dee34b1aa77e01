package io.worklog.testkit.worklog;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.AuditLog;
import io.worklog.Receipt;
import io.worklog.ReceiptState;
import io.worklog.Worklog;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.log.LogId;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.FaultyMemoryStore;
import io.worklog.testkit.WholeLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A queue that is full most of the time, with several producers at once: where rings that overwrite
 * lose events without a word. Every event is either in the log or was refused to its caller and
 * counted.
 */
@Timeout(60)
class FullQueueTest {
    private static final LogId LOG = LogId.of("default");
    private static final EventType<Object> SEEN =
            EventType.named("order.seen").target("order").delivery(Delivery.BACKGROUND);
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final int EACH = 500;
    private static final int ROOM = 16;

    private final FaultyMemoryStore store = FaultyMemoryStore.create();
    private final MemorySigningKeys keys = MemorySigningKeys.create();
    private final Set<UUID> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final CountDownLatch full = new CountDownLatch(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void whatWasTakenIsInTheLogAndTheRestIsCounted(int producers) throws Exception {
        try (Worklog log = worklog();
                ExecutorService pool = Executors.newFixedThreadPool(producers)) {
            holdTheStoreUntilTheQueueIsFull();
            List<Future<?>> all = new ArrayList<>();
            for (int p = 0; p < producers; p++) {
                all.add(pool.submit(() -> handOver(log)));
            }
            for (Future<?> one : all) {
                one.get();
            }
            full.countDown();
            assertThat(log.health().lost()).isEqualTo(refused.get());
        }
        assertThat(taken).hasSize(producers * EACH - refused.get());
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSameElementsAs(taken);
        assertThat(refused.get()).isPositive();
    }

    private void holdTheStoreUntilTheQueueIsFull() {
        store.before((call, id) -> {
            if (call.equals("append") && LOG.equals(id)) {
                full.await();
            }
        });
    }

    private void handOver(AuditLog log) {
        for (int i = 0; i < EACH; i++) {
            Receipt receipt = log.record(SEEN).target("o-" + i).commit();
            if (receipt.state() == ReceiptState.HANDED_OVER) {
                taken.add(receipt.eventId());
            } else {
                assertThat(receipt.state()).isEqualTo(ReceiptState.NOT_RECORDED);
                refused.incrementAndGet();
                full.countDown();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void whoeverWaitsForRoomIsNeverRefused(int producers) throws Exception {
        try (Worklog log = worklog();
                ExecutorService pool = Executors.newFixedThreadPool(producers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int p = 0; p < producers; p++) {
                all.add(pool.submit(() -> appendWithoutWaiting(log)));
            }
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(log.health().lost()).isZero();
        }
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSize(producers * EACH);
    }

    private static void appendWithoutWaiting(AuditLog log) {
        List<Future<Receipt>> receipts = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            receipts.add(log.record(PAID).target("o-" + i).commitAsync());
        }
        assertThat(receipts).allSatisfy(r -> assertThat(r.get().isDurable()).isTrue());
    }

    private Worklog worklog() {
        return Worklog.builder().store(store).keys(keys).queue(ROOM, 1 << 20).open();
    }
}
