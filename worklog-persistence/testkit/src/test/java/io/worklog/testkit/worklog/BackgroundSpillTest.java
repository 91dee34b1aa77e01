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
import io.worklog.codec.EventCodec;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spill.SpillLimits;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.FaultyMemoryStore;
import io.worklog.testkit.FaultyStore.Fault;
import io.worklog.testkit.WholeLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events that nobody waits for outlive a store that goes away, in their order and once. */
@Timeout(60)
class BackgroundSpillTest {
    private static final LogId LOG = LogId.of("default");
    private static final EventType<Object> SEEN =
            EventType.named("page.seen").target("page").delivery(Delivery.BACKGROUND);
    private static final EventType<Object> PAID = EventType.named("order.paid").target("page");
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

    private WorklogBuilder builder(SpillLimits limits) {
        // A seal while the store is away would be a problem of its own.
        return Worklog.builder()
                .store(store)
                .keys(keys)
                .checkpointInterval(Duration.ofHours(1))
                .spill(folder, limits);
    }

    private Worklog open() {
        return builder(SpillLimits.defaults()).open();
    }

    private static void see(AuditLog log, String page) {
        Receipt receipt = log.record(SEEN).target(page).commit();
        assertThat(receipt.state()).isEqualTo(ReceiptState.HANDED_OVER);
    }

    private static void pay(AuditLog log, String page) {
        log.record(PAID).target(page).commit();
    }

    private List<String> pages() {
        List<LogEntry> entries = store.real().read(LOG, LogIndex.of(0), 10_000, Long.MAX_VALUE);
        return entries.stream()
                .map(entry -> EventCodec.decode(entry.sealed(), entry.privateSide()).event())
                .map(event -> event.targets().getFirst().id())
                .toList();
    }

    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }

    private static void awaitTaken(Worklog log) {
        while (log.health().pending() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void awaitMoved(Worklog log) {
        while (log.health().pending() > 0 || log.health().spilled() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void theyWaitOnTheDiskAndKeepTheirOrder() {
        try (Worklog log = open()) {
            pay(log, "0");
            store.before(AWAY);
            for (int i = 1; i <= 20; i++) {
                see(log, "" + i);
            }
            awaitTaken(log);
            assertThat(log.health().spilled()).isEqualTo(20);
            store.before(NOTHING);
            for (int i = 21; i <= 25; i++) {
                see(log, "" + i);
            }
            awaitMoved(log);
            assertThat(log.health().lost()).isZero();
            assertThat(log.health().healthy()).isTrue();
        }
        assertThat(pages()).isEqualTo(numbers(0, 25));
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSize(26);
    }

    @Test
    void oneWhoseAnswerWasLostIsNotMovedAgain() {
        try (Worklog log = open()) {
            pay(log, "0");
            store.after((call, id) -> {
                if (call.equals("append") && LOG.equals(id)) {
                    store.before(AWAY);
                    throw new StoreUnavailableException("the answer is lost");
                }
            });
            see(log, "1");
            awaitTaken(log);
            see(log, "2");
            awaitTaken(log);
            store.after(NOTHING);
            store.before(NOTHING);
            awaitMoved(log);
        }
        assertThat(pages()).isEqualTo(numbers(0, 2));
    }

    /** Also those that wait in the queue while an earlier one fails stay behind it. */
    @Test
    void aStoreThatComesAndGoesTurnsNoneRound() {
        int[] turn = {0};
        int last = 2_000;
        try (Worklog log = open()) {
            pay(log, "0");
            store.before((call, id) -> {
                if (LOG.equals(id) && call.equals("append") && ++turn[0] % 3 == 1) {
                    throw new StoreUnavailableException("away for this one");
                }
            });
            for (int i = 1; i <= last; i++) {
                see(log, "" + i);
            }
            store.before(NOTHING);
            awaitMoved(log);
            assertThat(log.health().lost()).isZero();
        }
        assertThat(turn[0]).isPositive();
        assertThat(pages()).isEqualTo(numbers(0, last));
    }

    @Test
    void whatAFullSpillDoesNotTakeIsCounted() {
        try (Worklog log = builder(new SpillLimits(3, 1 << 20)).open()) {
            pay(log, "0");
            store.before(AWAY);
            for (int i = 1; i <= 5; i++) {
                see(log, "" + i);
                awaitTaken(log);
            }
            assertThat(log.health().lost()).isEqualTo(2);
            assertThat(log.health().healthy()).isFalse();
            store.before(NOTHING);
            awaitMoved(log);
        }
        assertThat(pages()).isEqualTo(numbers(0, 3));
    }

    @Test
    void closingWhileTheStoreIsAwayLeavesThemToTheNextProcess() {
        try (Worklog log = open()) {
            pay(log, "0");
            store.before(AWAY);
            for (int i = 1; i <= 50; i++) {
                see(log, "" + i);
            }
            assertThatThrownBy(log::close).isInstanceOf(StoreUnavailableException.class);
        } finally {
            store.before(NOTHING);
        }
        try (Worklog log = open()) {
            pay(log, "51");
            assertThat(log.health().lost()).isZero();
        }
        assertThat(pages()).isEqualTo(numbers(0, 51));
    }
}
