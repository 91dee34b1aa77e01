package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.AuditLog;
import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.Actor;
import io.worklog.spi.LogStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Whole worklogs over the store, with other nodes beside them and faults between. */
interface WorklogExam extends LogStoreExam {
    /** What the events of these tests say. */
    EventType<Object> PAID = EventType.named("order.paid").target("order");

    /** Calls of a store that a log which is written to makes. */
    List<String> CALLS =
            List.of("append", "head", "findKey", "read", "claim", "tile", "publish", "checkpoint");

    private Worklog open(LogStore store) {
        return Worklog.builder()
                .store(store)
                .keys(keys())
                .installation(ExamKeys.INSTALLATION)
                .defaultLog(log().value())
                .open();
    }

    private static Receipt pay(AuditLog log, String key) {
        return log.record(PAID)
                .target("o-1")
                .actor(Actor.user("alice", "Alice of " + key))
                .idempotencyKey(key)
                .commit();
    }

    private static <R> R retried(Supplier<R> work) {
        for (int attempt = 0; ; attempt++) {
            try {
                return work.get();
            } catch (StoreUnavailableException e) {
                assertThat(attempt).as("failures of one fault: %s", e).isLessThan(5);
            }
        }
    }

    @Test
    default void aLostAnswerNeverLosesOrDoublesAnEntry() {
        int keys = 0;
        Set<String> failed = new HashSet<>();
        for (boolean late : List.of(false, true)) {
            for (String call : CALLS) {
                if (losesNothing(call, late, "k-" + keys++)) {
                    failed.add(call + late);
                }
            }
        }
        assertThat(failed).contains("appendfalse", "appendtrue", "publishfalse", "publishtrue");
        assertThat(failed).hasSizeGreaterThan(CALLS.size());
        assertThat(store().head(log()).orElseThrow().size().value()).isEqualTo(keys);
    }

    /** Whether the call was made and failed. */
    private boolean losesNothing(String call, boolean late, String key) {
        AtomicInteger fired = new AtomicInteger();
        FaultyStore faulty = FaultyStore.over(store());
        FaultyStore.Fault once =
                (made, log) -> {
                    if (log().equals(log) && made.equals(call) && fired.getAndIncrement() == 0) {
                        throw new StoreUnavailableException("no answer to " + call);
                    }
                };
        if (late) {
            faulty.after(once);
        } else {
            faulty.before(once);
        }
        try (Worklog worklog = retried(() -> open(faulty))) {
            Receipt receipt = retried(() -> pay(worklog, key));
            retried(worklog::seal);
            assertThat(retried(() -> pay(worklog, key))).isEqualTo(receipt);
        }
        return fired.get() > 0;
    }

    @Test
    default void sharedKeysOnTwoNodesGiveOneEntryEach() throws Exception {
        int keys = 12;
        Set<Receipt> receipts = new HashSet<>();
        try (Worklog one = open(node());
                Worklog two = open(node());
                ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<Receipt>> results = new ArrayList<>();
            for (int i = 0; i < 8 * keys; i++) {
                Worklog mine = i % 2 == 0 ? one : two;
                String key = "k-" + i / 2 % keys;
                results.add(pool.submit(() -> retried(() -> pay(mine, key))));
            }
            for (Future<Receipt> result : results) {
                receipts.add(result.get());
            }
            one.seal();
        }
        assertThat(receipts).hasSize(keys);
        assertThat(store().head(log()).orElseThrow().size().value()).isEqualTo(keys);
    }

    @Test
    default void fuzzedWritersLeaveOneWholeLog(TestReporter reporter) {
        long seed = Long.getLong("worklog.test.fuzz.seed", UUID.randomUUID().hashCode());
        int steps = Integer.getInteger("worklog.test.fuzz.steps", 20);
        reporter.publishEntry("worklog.test.fuzz.seed", Long.toString(seed));
        new LogStoreFuzz(seed, this::node, keys(), log()).run(steps);
    }
}
