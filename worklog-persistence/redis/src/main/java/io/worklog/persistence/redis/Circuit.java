package io.worklog.persistence.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Stops asking somebody who does not answer. After some failures in a row nothing is asked for a
 * pause; then one question may try, and only its success lets the others through again.
 * Thread-safe.
 */
final class Circuit {
    private final int limit;
    private final long pause;
    private final LongSupplier nanos;
    private final AtomicInteger failures = new AtomicInteger();

    /** When the next question may try, while the limit is reached. */
    private final AtomicLong nextTry = new AtomicLong();

    /**
     * A circuit through which all questions pass.
     *
     * @param limit so many failures in a row begin a pause
     * @param nanos tells the time as {@link System#nanoTime} does
     */
    Circuit(int limit, Duration pause, LongSupplier nanos) {
        this.limit = limit;
        this.pause = pause.toNanos();
        this.nanos = nanos;
    }

    /** Whether a question may be asked. Who is told yes MUST say how it went. */
    boolean admits() {
        if (isClosed()) {
            return true;
        }
        long now = nanos.getAsLong();
        long next = nextTry.get();
        return now - next >= 0 && nextTry.compareAndSet(next, now + pause);
    }

    /** Whether all questions pass. */
    boolean isClosed() {
        return failures.get() < limit;
    }

    void succeeded() {
        failures.set(0);
    }

    void failed() {
        if (failures.incrementAndGet() == limit) {
            nextTry.set(nanos.getAsLong() + pause);
        }
    }
}
