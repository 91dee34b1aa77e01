package io.worklog.server.log;

import io.worklog.server.api.Problem;
import io.worklog.server.api.ProblemCode;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * So many at once with so much memory, and no more; whoever waits too long for a turn is told to come
 * back. First come, first served. Thread-safe.
 */
final class Bulkhead {
    private static final int UNIT = 1_024;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Semaphore turns;
    private final Semaphore memory;
    private final int units;
    private final Duration patience;
    private final ProblemCode full;

    /**
     * A bulkhead with nobody in it.
     *
     * @param bytes what all may take together
     * @param patience how long one waits for a turn, and for memory
     * @param full what whoever waited in vain is told
     */
    Bulkhead(int turns, long bytes, Duration patience, ProblemCode full) {
        this.turns = new Semaphore(turns, true);
        this.units = Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE);
        this.memory = new Semaphore(units, true);
        this.patience = patience;
        this.full = full;
    }

    /** Reserves memory until the pass is closed; more than there is at all takes all of it. */
    Pass memory(long bytes) {
        int wanted = Math.clamp((bytes + UNIT - 1) / UNIT, 1, units);
        take(memory, wanted, "memory for requests is short");
        return () -> memory.release(wanted);
    }

    /** Takes a turn until the pass is closed. */
    Pass turn() {
        take(turns, 1, "as many requests are at work as may be");
        return turns::release;
    }

    private void take(Semaphore from, int permits, String why) {
        try {
            if (from.tryAcquire(permits, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.of(full, why).retryAfter(SOON);
    }

    /** What was taken; closing gives it back. MUST be closed once. */
    interface Pass extends AutoCloseable {
        @Override
        void close();
    }
}
