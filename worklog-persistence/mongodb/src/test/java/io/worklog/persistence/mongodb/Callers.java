package io.worklog.persistence.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.codec.EventCodec;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spi.LogStore;
import io.worklog.spi.SigningKeys;
import io.worklog.testkit.WholeLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Callers that record on several nodes without a pause. Half of them give a key, and the same event
 * again while the store is away; the others give none and never know what became of an event that
 * was refused.
 */
final class Callers {
    static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final int EACH = 4;

    private final Map<String, Receipt> acknowledged = new ConcurrentHashMap<>();
    private final Semaphore done = new Semaphore(0);
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean ending;

    Callers(List<Worklog> nodes) {
        for (Worklog node : nodes) {
            for (int i = 0; i < EACH; i++) {
                String name = running.size() + "-";
                boolean keyed = i % 2 == 0;
                running.add(pool.submit(() -> call(node, name, keyed)));
            }
        }
    }

    private void call(Worklog node, String name, boolean keyed) {
        for (int i = 0; !ending; i++) {
            boolean there = record(node, name + i, keyed);
            while (!there && keyed) {
                there = record(node, name + i, keyed);
            }
        }
    }

    private boolean record(Worklog node, String order, boolean keyed) {
        try {
            var event = node.record(PAID).target(order).idempotencyKey(keyed ? order : null);
            acknowledged.put(order, event.commit());
            done.release();
            return true;
        } catch (StoreUnavailableException away) {
            return false;
        }
    }

    /** Waits for so many more that are acknowledged. */
    void await(int more) throws InterruptedException {
        done.acquire(more);
    }

    /** Lets every caller finish what it is about. */
    void end() throws Exception {
        ending = true;
        for (Future<?> caller : running) {
            caller.get();
        }
        pool.shutdown();
    }

    /** What was acknowledged is there once, where it was said; nothing is there twice. */
    void check(LogStore store, SigningKeys keys, LogId log) {
        List<UUID> ids = WholeLog.check(store, keys, log);
        Map<String, LogIndex> orders = orders(store, log, ids.size());
        acknowledged.forEach((order, receipt) -> {
            assertThat(orders).as(order).containsEntry(order, receipt.index());
            assertThat(ids.get((int) receipt.index().value())).isEqualTo(receipt.eventId());
        });
    }

    private static Map<String, LogIndex> orders(LogStore store, LogId log, long size) {
        Map<String, LogIndex> orders = new HashMap<>();
        for (long at = 0; at < size; ) {
            for (LogEntry entry : store.read(log, LogIndex.of(at), 1_000, Long.MAX_VALUE)) {
                AuditEvent event = EventCodec.decode(entry.sealed(), entry.privateSide()).event();
                if (event.type().equals(PAID.ref())) {
                    String order = event.targets().getFirst().id();
                    assertThat(orders.put(order, entry.index())).as("twice: " + order).isNull();
                }
                at++;
            }
        }
        return orders;
    }
}
