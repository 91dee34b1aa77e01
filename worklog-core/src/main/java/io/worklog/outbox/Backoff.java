package io.worklog.outbox;

import java.time.Duration;

/** Waits longer after each failure in a row. Not thread-safe. */
final class Backoff {
    private static final long FIRST_NANOS = Duration.ofMillis(100).toNanos();
    private static final long MOST_NANOS = Duration.ofSeconds(10).toNanos();

    private long waitNanos;
    private long untilNanos;

    void failed(long nowNanos) {
        waitNanos = waitNanos == 0 ? FIRST_NANOS : Math.min(MOST_NANOS, waitNanos * 2);
        untilNanos = nowNanos + waitNanos;
    }

    /** Whether it is still too early for another attempt. */
    boolean holds(long nowNanos) {
        return waitNanos != 0 && nowNanos - untilNanos < 0;
    }

    long leftNanos(long nowNanos) {
        return holds(nowNanos) ? untilNanos - nowNanos : 0;
    }
}
