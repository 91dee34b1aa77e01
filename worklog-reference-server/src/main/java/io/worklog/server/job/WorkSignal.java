package io.worklog.server.job;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes threads of this node that wait for jobs. Thread-safe. */
final class WorkSignal {
    private static final int MOST = 64;

    private final Semaphore signals = new Semaphore(0);

    /** There may be a job. */
    void wake() {
        if (signals.availablePermits() < MOST) {
            signals.release();
        }
    }

    /** Every waiting thread is to look. */
    void wakeAll() {
        signals.release(MOST);
    }

    /** Waits until there may be a job, or for the time. */
    void await(Duration limit) throws InterruptedException {
        boolean woken = signals.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (woken) {
            signals.drainPermits();
        }
    }
}
