package io.worklog.persistence.jooq.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Receipt;
import io.worklog.Recording;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Callers that record without a pause. Every second of them gives a key, and the same event again
 * with the same key for as long as the store is away; the others give none, and do not know what
 * became of an event that was refused.
 */
final class Load {
    static final LogId LOG = LogId.of("default");
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final int CALLERS = 8;
    private static final long GIVE_UP_SECONDS = 120;
    private static final long RETRY_MILLIS = 5;

    private final Worklog log;
    private final Map<String, UUID> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, LogIndex> places = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicInteger refusals = new AtomicInteger();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean ending;

    private Load(Worklog log) {
        this.log = log;
    }

    static Load on(Worklog log) {
        Load load = new Load(log);
        for (int caller = 0; caller < CALLERS; caller++) {
            int number = caller;
            load.running.add(load.callers.submit(() -> load.record(number)));
        }
        return load;
    }

    private void record(int caller) {
        for (int i = 0; !ending; i++) {
            String order = caller + "-" + i;
            if (caller % 2 == 0) {
                recordUntilKnown(order);
            } else {
                recordOnce(order);
            }
        }
    }

    private void recordUntilKnown(String order) {
        while (!commit(order, log.record(PAID).target(order).idempotencyKey(order))) {
            pause();
        }
    }

    private void recordOnce(String order) {
        if (!commit(order, log.record(PAID).target(order))) {
            pause();
        }
    }

    private boolean commit(String order, Recording<Object> recording) {
        try {
            Receipt receipt = recording.commit();
            acknowledged.put(order, receipt.eventId());
            places.put(order, receipt.index());
            count.incrementAndGet();
            return true;
        } catch (StoreUnavailableException away) {
            refusals.incrementAndGet();
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until so many more are acknowledged; how long that took. */
    Duration awaitMore(int more) {
        long began = System.nanoTime();
        long wanted = count.get() + more;
        while (count.get() < wanted) {
            checkCallers();
            long waited = System.nanoTime() - began;
            assertThat(waited)
                    .as("nothing gets on for two minutes; refusals: %s", refusals)
                    .isLessThan(TimeUnit.SECONDS.toNanos(GIVE_UP_SECONDS));
            pause();
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** A caller ends early only by an error that no host expects. */
    private void checkCallers() {
        for (Future<?> caller : running) {
            if (caller.state() == Future.State.FAILED) {
                throw new AssertionError("a caller failed", caller.exceptionNow());
            }
        }
    }

    long acknowledged() {
        return count.get();
    }

    /** How often a caller was told that the store is away. */
    int refusals() {
        return refusals.get();
    }

    /** Lets every caller finish what it is about. */
    void end() throws Exception {
        ending = true;
        for (Future<?> caller : running) {
            caller.get(GIVE_UP_SECONDS, TimeUnit.SECONDS);
        }
        callers.shutdown();
    }

    /**
     * Checks what is stored: every acknowledged event is there once, at the place and with the id
     * that its caller was told; no event is there twice; and the log verifies as a whole.
     */
    void check(LogStore store, SigningKeys keys) {
        List<UUID> ids = WholeLog.check(store, keys, LOG);
        acknowledged.forEach((order, id) ->
                assertThat(ids.get((int) places.get(order).value())).as(order).isEqualTo(id));
        Map<String, LogIndex> seen = new HashMap<>();
        long size = store.head(LOG).orElseThrow().size().value();
        for (long at = 0; at < size; ) {
            for (LogEntry entry : store.read(LOG, LogIndex.of(at), 1_000, Long.MAX_VALUE)) {
                AuditEvent event = EventCodec.decode(entry.sealed(), entry.privateSide()).event();
                if (event.type().equals(PAID.ref())) {
                    String order = event.targets().getFirst().id();
                    assertThat(seen.put(order, entry.index())).as("twice: %s", order).isNull();
                }
                at++;
            }
        }
        assertThat(seen).containsAllEntriesOf(places);
    }
}
