package io.worklog.testkit.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.AuditLog;
import io.worklog.Receipt;
import io.worklog.ReceiptState;
import io.worklog.Worklog;
import io.worklog.WorklogBuilder;
import io.worklog.catalog.EventType;
import io.worklog.codec.EventCodec;
import io.worklog.error.RejectedEventException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.spill.SpillLimits;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.FaultyMemoryStore;
import io.worklog.testkit.FaultyStore.Fault;
import io.worklog.testkit.WholeLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events that wait on the node's own disk while the store is away. */
@Timeout(60)
class SpillTest {
    private static final LogId LOG = LogId.of("default");
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final Fault AWAY =
            (call, log) -> {
                if (LOG.equals(log)) {
                    throw new StoreUnavailableException("away at " + call);
                }
            };
    private static final Fault NOTHING = (call, log) -> {};

    private final FaultyMemoryStore store = FaultyMemoryStore.create();
    private final MemorySigningKeys keys = MemorySigningKeys.create();

    @TempDir Path folder;

    private WorklogBuilder builder() {
        return builder(SpillLimits.defaults());
    }

    private WorklogBuilder builder(SpillLimits limits) {
        return Worklog.builder().store(store).keys(keys).spill(folder, limits);
    }

    private static Receipt pay(AuditLog log, String order) {
        return log.record(PAID).target(order).commit();
    }

    /** The orders in the log, in its order. */
    private List<String> orders() {
        List<LogEntry> entries = store.real().read(LOG, LogIndex.of(0), 10_000, Long.MAX_VALUE);
        return entries.stream().map(SpillTest::order).toList();
    }

    private static String order(LogEntry entry) {
        AuditEvent event = EventCodec.decode(entry.sealed(), entry.privateSide()).event();
        return event.targets().getFirst().id();
    }

    /** The file goes when none is added any more: what is recorded from then on is not spilled. */
    private void awaitMoved(Worklog log) {
        Path start = folder.resolve("default/start");
        while (log.health().spilled() > 0 || Files.exists(start)) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    void eventsWaitOnTheDiskAndKeepTheirOrder() {
        try (Worklog log = builder().open()) {
            assertThat(pay(log, "0").state()).isEqualTo(ReceiptState.DURABLE);
            store.before(AWAY);
            for (int i = 1; i <= 20; i++) {
                Receipt receipt = pay(log, "" + i);
                assertThat(receipt.state()).isEqualTo(ReceiptState.SPILLED);
                assertThat(receipt.leafHash()).isNotNull();
            }
            assertThat(log.health().spilled()).isEqualTo(20);
            store.before(NOTHING);
            assertThat(pay(log, "21").leafHash()).isNotNull();
            awaitMoved(log);
            assertThat(pay(log, "22").state()).isEqualTo(ReceiptState.DURABLE);
        }
        assertThat(orders()).isEqualTo(numbers(0, 22));
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSize(23);
        assertThat(folder.resolve("default/events")).doesNotExist();
    }

    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }

    @Test
    void whatAnEarlierProcessLeftIsMovedFirst() {
        try (Worklog log = builder().open()) {
            pay(log, "0");
            store.before(AWAY);
            pay(log, "1");
            pay(log, "2");
            assertThatThrownBy(log::close).isInstanceOf(StoreUnavailableException.class);
        } finally {
            store.before(NOTHING);
        }
        try (Worklog log = builder().open()) {
            assertThat(pay(log, "3").index()).isEqualTo(LogIndex.of(3));
        }
        assertThat(orders()).isEqualTo(numbers(0, 3));
    }

    @Test
    void anEventWhoseAnswerWasLostIsNotMovedAgain() {
        try (Worklog log = builder().open()) {
            pay(log, "0");
            store.after((call, id) -> {
                if (call.equals("append") && LOG.equals(id)) {
                    store.before(AWAY);
                    throw new StoreUnavailableException("the answer is lost");
                }
            });
            assertThat(pay(log, "1").state()).isEqualTo(ReceiptState.SPILLED);
            store.after(NOTHING);
            assertThat(pay(log, "2").state()).isEqualTo(ReceiptState.SPILLED);
            store.before(NOTHING);
            awaitMoved(log);
        }
        assertThat(orders()).isEqualTo(numbers(0, 2));
    }

    @Test
    void aStoreThatGoesAwayAgainInMidMoveLosesAndDoublesNothing() {
        int[] appends = {0};
        try (Worklog log = builder().open()) {
            pay(log, "0");
            store.before(AWAY);
            for (int i = 1; i <= 600; i++) {
                pay(log, "" + i);
            }
            store.before(NOTHING);
            store.after((call, id) -> {
                if (call.equals("append") && LOG.equals(id) && ++appends[0] % 2 == 1) {
                    throw new StoreUnavailableException("the answer is lost");
                }
            });
            awaitMoved(log);
            store.after(NOTHING);
        }
        assertThat(appends[0]).isGreaterThan(1);
        assertThat(orders()).isEqualTo(numbers(0, 600));
    }

    @Test
    void aFullSpillRefusesTheNextEvent() {
        try (Worklog log = builder(new SpillLimits(3, 1 << 20)).open()) {
            pay(log, "0");
            store.before(AWAY);
            for (int i = 1; i <= 3; i++) {
                pay(log, "" + i);
            }
            assertThatThrownBy(() -> pay(log, "4"))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("full");
            store.before(NOTHING);
            awaitMoved(log);
        }
        assertThat(orders()).isEqualTo(numbers(0, 3));
    }

    @Test
    void oneKeyIsOneEventOnTheDiskAndInTheLog() {
        try (Worklog log = builder().open()) {
            Receipt first = keyed(log, "1", "a");
            store.before(AWAY);
            Receipt second = keyed(log, "2", "b");
            assertThat(keyed(log, "2", "b")).isEqualTo(second);
            assertThatThrownBy(() -> keyed(log, "3", "b"))
                    .isInstanceOf(RejectedEventException.class);
            assertThat(keyed(log, "1", "a").state()).isEqualTo(ReceiptState.SPILLED);
            store.before(NOTHING);
            awaitMoved(log);
            assertThat(keyed(log, "1", "a")).isEqualTo(first);
            assertThat(keyed(log, "2", "b").eventId()).isEqualTo(second.eventId());
        }
        assertThat(orders()).containsExactly("1", "2");
    }

    private static Receipt keyed(AuditLog log, String order, String key) {
        return log.record(PAID).target(order).idempotencyKey(key).commit();
    }

    @Test
    void anEventThatItsLogRefusesIsKeptAndReported() {
        try (Worklog log = builder().open()) {
            keyed(log, "1", "a");
            store.before(AWAY);
            keyed(log, "4", "a");
            keyed(log, "2", "b");
            store.before(NOTHING);
            awaitMoved(log);
            assertThat(log.health().lost()).isEqualTo(1);
        }
        assertThat(orders()).containsExactly("1", "2");
        assertThat(folder.resolve("default/refused/logs")).isDirectory();
    }

    @Test
    void manyCallersAndAStoreThatComesAndGoesLoseAndDoubleNothing() throws Exception {
        int callers = 16;
        int each = 40;
        try (Worklog log = builder().open();
                ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            pay(log, "first");
            List<Future<?>> done = new ArrayList<>();
            for (int c = 0; c < callers; c++) {
                String caller = c + "-";
                done.add(
                        pool.submit(() -> {
                            for (int i = 0; i < each; i++) {
                                pay(log, caller + i);
                            }
                        }));
            }
            for (int turn = 0; turn < 6; turn++) {
                store.after(turn % 2 == 0 ? AWAY : NOTHING);
                store.before(turn % 3 == 0 ? AWAY : NOTHING);
                LockSupport.parkNanos(20_000_000);
            }
            store.after(NOTHING);
            store.before(NOTHING);
            for (Future<?> future : done) {
                future.get();
            }
            awaitMoved(log);
        }
        List<String> orders = orders();
        assertThat(orders).hasSize(1 + callers * each).doesNotHaveDuplicates();
        for (int c = 0; c < callers; c++) {
            String caller = c + "-";
            assertThat(orders.stream().filter(order -> order.startsWith(caller)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, each).mapToObj(i -> caller + i).toList());
        }
        assertThat(store.real().head(LOG).orElseThrow().size())
                .isEqualTo(TreeSize.of(1 + callers * each));
    }

    @Test
    void aDamagedStartIsNamed() throws Exception {
        Path mine = Files.createDirectories(folder.resolve("default"));
        Files.writeString(mine.resolve("start"), "soon");
        try (Worklog log = builder().open()) {
            assertThatThrownBy(log::head)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("is damaged");
        }
    }
}
