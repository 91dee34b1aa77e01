package io.worklog.testkit;

import io.worklog.AuditLog;
import io.worklog.Recording;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.Actor;
import io.worklog.log.LogId;
import io.worklog.spi.LogStore;
import io.worklog.spi.SigningKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some worklogs write one log at once, as a source of chance says: bursts of many callers, bulk
 * operations, keys that several use, seals, restarts, and claims by a stranger that fence them all.
 * Then everything that was promised to any caller is held against what the store has.
 *
 * <p>The same seed gives the same steps; which thread is first is not in its hands.
 */
public final class LogStoreFuzz {
    private static final EventType<Object> STEP =
            EventType.named("fuzz.step").target("step").personal("phone");
    private static final int NODES = 2;
    private static final int CALLERS = 6;
    private static final int SHARED_KEYS = 25;
    private static final int MAX_TRIES = 100;

    private final long seed;
    private final Random random;
    private final Supplier<LogStore> stores;
    private final SigningKeys keys;
    private final LogId log;
    private final List<Worklog> nodes = new ArrayList<>();
    private final Promises promises = new Promises();

    /**
     * A run that has not begun.
     *
     * @param stores opens the store as a further node has it
     * @param keys of that installation
     * @param log which log to write; it may be there already
     */
    public LogStoreFuzz(long seed, Supplier<LogStore> stores, SigningKeys keys, LogId log) {
        this.seed = seed;
        this.random = new Random(seed);
        this.stores = stores;
        this.keys = keys;
        this.log = log;
    }

    /**
     * Takes so many steps and checks the log.
     *
     * @throws AssertionError naming the seed, if anything is missing, doubled or not consistent
     */
    public void run(int steps) {
        try {
            for (int i = 0; i < NODES; i++) {
                nodes.add(open());
            }
            for (int i = 0; i < steps; i++) {
                step();
            }
            nodes.forEach(Worklog::close);
            try (LogStore store = stores.get()) {
                promises.check(store, keys, log);
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("fuzz with -Dworklog.test.fuzz.seed=" + seed, e);
        }
    }

    private Worklog open() {
        return Worklog.builder()
                .store(stores.get())
                .keys(keys)
                .installation(ExamKeys.INSTALLATION)
                .defaultLog(log.value())
                .checkpointInterval(Duration.ofMillis(100))
                .open();
    }

    private void step() {
        switch (random.nextInt(10)) {
            case 0 -> promises.sealed(node().seal());
            case 1 -> restart();
            case 2 -> claim();
            case 3 -> bulk();
            default -> burst();
        }
    }

    private Worklog node() {
        return nodes.get(random.nextInt(NODES));
    }

    private void restart() {
        int which = random.nextInt(NODES);
        nodes.get(which).close();
        nodes.set(which, open());
    }

    private void claim() {
        try (LogStore stranger = stores.get()) {
            if (stranger.head(log).isPresent()) {
                stranger.claim(log);
            }
        }
    }

    private void bulk() {
        List<Integer> rows = IntStream.range(0, random.nextInt(60)).boxed().toList();
        String name = "bulk-" + random.nextInt(1_000_000);
        promises.atMost(rows.size() + 1L);
        node().batch(name, STEP, rows, (row, event) -> event.target(name + "-" + row));
    }

    private void burst() {
        try (ExecutorService pool = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 1 + random.nextInt(CALLERS); i > 0; i--) {
                Random own = new Random(random.nextLong());
                Worklog node = node();
                callers.add(pool.submit(() -> call(node, own)));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a caller failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void call(AuditLog node, Random own) {
        for (int i = own.nextInt(8); i >= 0; i--) {
            int which = own.nextInt(3 * SHARED_KEYS);
            record(node, which < SHARED_KEYS ? "key-" + which : null, own.nextInt(900));
        }
    }

    /** One with a key is tried until it is acknowledged; one without may be there or not. */
    private void record(AuditLog node, @Nullable String key, int length) {
        promises.atMost(1);
        boolean again = true;
        for (int tries = 0; again; tries++) {
            if (tries == MAX_TRIES) {
                throw new AssertionError("key " + key + " is never acknowledged");
            }
            again = !tryToRecord(node, key, length) && key != null;
        }
    }

    private boolean tryToRecord(AuditLog node, @Nullable String key, int length) {
        String text = key == null ? "x".repeat(length) : key;
        try {
            Recording<Object> event =
                    node.record(STEP)
                            .target(text.substring(0, Math.min(9, text.length())) + "s")
                            .actor(Actor.user("someone", "Name of " + text.length()))
                            .set("phone", null, text);
            if (key != null) {
                event.idempotencyKey(key);
            }
            promises.acknowledged(key, event.commit());
            return true;
        } catch (StoreUnavailableException e) {
            return false;
        }
    }
}
