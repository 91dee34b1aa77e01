package io.worklog.testkit.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.AuditLog;
import io.worklog.Continuation;
import io.worklog.LostTail;
import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.WorklogBuilder;
import io.worklog.catalog.EventType;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.TreeBuilder;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.LogEndedException;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.NewEntry;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.FaultyMemoryStore;
import io.worklog.testkit.WholeLog;
import io.worklog.verify.Verdict;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes over one store, and a store that goes back behind what a node signed. */
@Timeout(120)
class SharedStoreTest {
    private static final LogId LOG = LogId.of("default");
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    private final FaultyMemoryStore store = FaultyMemoryStore.create();
    private final MemorySigningKeys keys = MemorySigningKeys.create();

    private WorklogBuilder node(LogStore on) {
        return Worklog.builder().store(on).keys(keys);
    }

    private static Receipt pay(AuditLog log, String order) {
        return log.record(PAID).target(order).commit();
    }

    @Test
    void nodesThatMakeTheSameLogsAtOnceShareThem() throws Exception {
        int rounds = 40;
        CyclicBarrier start = new CyclicBarrier(2);
        Set<LogIndex> places = new HashSet<>();
        try (Worklog one = node(store).open();
                Worklog two = node(store).open();
                ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < rounds; i++) {
                String name = "log-" + i;
                Future<Receipt> first = pool.submit(() -> together(start, one, name));
                Future<Receipt> second = pool.submit(() -> together(start, two, name));
                places.clear();
                places.add(first.get().index());
                places.add(second.get().index());
                assertThat(places).containsExactlyInAnyOrder(LogIndex.of(0), LogIndex.of(1));
            }
        }
        for (int i = 0; i < rounds; i++) {
            assertThat(WholeLog.check(store.real(), keys, LogId.of("log-" + i))).hasSize(2);
        }
    }

    private static Receipt together(CyclicBarrier start, Worklog node, String log)
            throws Exception {
        start.await();
        return pay(node.log(log), "o");
    }

    @Test
    void nodesThatSealAtTheSameTimeKeepOneSignedHead() throws Exception {
        try (Worklog one = node(store).open();
                Worklog two = node(store).open();
                ExecutorService pool = Executors.newFixedThreadPool(4)) {
            pay(one, "first");
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                Worklog mine = t % 2 == 0 ? one : two;
                done.add(
                        pool.submit(() -> {
                            for (int i = 0; i < 50; i++) {
                                pay(mine, "o-" + i);
                                mine.seal();
                            }
                        }));
            }
            for (Future<?> each : done) {
                each.get();
            }
            assertThat(one.health().problem()).isNull();
            assertThat(two.health().problem()).isNull();
        }
        assertThat(WholeLog.check(store.real(), keys, LOG)).hasSize(201);
    }

    @Test
    void aNodeProvesAndSealsWhatAnotherAdded() {
        try (Worklog one = node(store).open();
                Worklog two = node(store).open()) {
            pay(one, "first");
            two.head();
            Receipt receipt = pay(one, "second");
            assertThat(two.entry(receipt.index())).isPresent();
            Checkpoint seen = Checkpoint.parse(two.proof(receipt.index()).checkpoint().text());
            assertThat(seen.size()).isEqualTo(TreeSize.of(2));
            assertThat(two.verify().verdict()).isInstanceOf(Verdict.Verified.class);
        }
    }

    /** The first entries of the log, as a replica that lags behind has them. */
    private FaultyMemoryStore lagging(int size, LogId... logs) {
        FaultyMemoryStore replica = FaultyMemoryStore.create();
        for (LogId log : logs) {
            List<LogEntry> entries = store.real().read(log, LogIndex.of(0), size, Long.MAX_VALUE);
            List<NewEntry> copies = new ArrayList<>();
            TreeBuilder tree = TreeBuilder.empty();
            for (LogEntry entry : entries) {
                copies.add(
                        new NewEntry(
                                entry.sealed(),
                                entry.privateSide(),
                                Rfc6962.leaf(entry.sealed()),
                                null));
            }
            LogHead head = replica.create(log);
            replica.append(
                    new AppendBatch(
                            log,
                            head.epoch(),
                            head.size(),
                            copies,
                            tree.append(copies.stream().map(NewEntry::leafHash).toList())));
        }
        return replica;
    }

    private void recordTen(Path heads) {
        try (Worklog log = node(store).headFolder(heads).open()) {
            for (int i = 0; i < 10; i++) {
                pay(log, "o-" + i);
            }
        }
    }

    @Test
    void aStoreThatWentBackIsNotSigned(@TempDir Path heads) {
        recordTen(heads);
        FaultyMemoryStore replica = lagging(6, LOG, LogId.META);
        assertThatThrownBy(() -> node(replica).headFolder(heads).open())
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("log default")
                .hasMessageContaining("6 to 9 are lost");
        assertThat(node(replica).headFolder(heads).findLost())
                .containsExactly(new LostTail(LOG, TreeSize.of(10), TreeSize.of(6)));
        assertThat(replica.real().checkpoint(LOG)).isEmpty();
    }

    @Test
    void aLogThatLostItsEndGoesOnAsANewOneForEveryNode(@TempDir Path heads) {
        recordTen(heads);
        FaultyMemoryStore replica = lagging(6, LOG);
        List<Continuation> next = node(replica).headFolder(heads).continueLost("failover");
        assertThat(next)
                .extracting(Continuation::next)
                .containsExactly(LogId.of("worklog.meta.2"), LogId.of("default.2"));
        try (Worklog log = node(replica).headFolder(heads).open();
                Worklog other = node(replica).open()) {
            Receipt receipt = pay(log, "o-10");
            assertThat(receipt.log()).isEqualTo(LogId.of("default.2"));
            assertThat(pay(other, "o-11").index()).isEqualTo(LogIndex.of(2));
            var first = log.entry(LogIndex.of(0)).orElseThrow().event();
            assertThat(first.type().name()).isEqualTo("worklog.log.continued");
            assertThat(first.reason()).isEqualTo("failover");
            assertThat(first.metadata()).containsEntry("signed", "10").containsEntry("stored", "6");
            AuditLog old = log.existing("default").orElseThrow();
            assertThat(old.entry(LogIndex.of(5))).isPresent();
            assertThatThrownBy(() -> pay(old, "late")).isInstanceOf(LogEndedException.class);
        }
        assertThat(replica.real().head(LOG).orElseThrow().size()).isEqualTo(TreeSize.of(6));
        assertThat(node(replica).headFolder(heads).findLost()).isEmpty();
    }

    @Test
    void aLogThatGrewAgainWithOtherEntriesIsNotTakenForTheOldOne(@TempDir Path heads) {
        recordTen(heads);
        FaultyMemoryStore replica = lagging(6, LOG, LogId.META);
        try (Worklog other = node(replica).open()) {
            for (int i = 0; i < 8; i++) {
                pay(other, "again-" + i);
            }
        }
        List<LostTail> lost = node(replica).headFolder(heads).findLost();
        assertThat(lost).contains(new LostTail(LOG, TreeSize.of(10), TreeSize.of(14)));
    }

    @Test
    void aNodeThatRunsNoticesThatItsStoreWentBack() {
        AtomicReference<LogStore> now = new AtomicReference<>(store);
        Worklog log = node(switching(now)).open();
        for (int i = 0; i < 10; i++) {
            pay(log, "o-" + i);
        }
        log.seal();
        now.set(lagging(6, LOG, LogId.META));
        assertThatThrownBy(() -> pay(log, "late"))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("6 to 9 are lost");
        assertThat(log.health().problem()).contains("6 to 9 are lost");
        assertThatThrownBy(log::close).isInstanceOf(IntegrityException.class);
    }

    /** A store behind a name that can be pointed at another server. */
    private static LogStore switching(AtomicReference<LogStore> now) {
        return (LogStore)
                Proxy.newProxyInstance(
                        SharedStoreTest.class.getClassLoader(),
                        new Class<?>[] {LogStore.class},
                        (proxy, method, arguments) -> {
                            try {
                                return method.invoke(now.get(), arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
