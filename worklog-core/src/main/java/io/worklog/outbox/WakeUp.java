package io.worklog.outbox;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread wait until it is woken, told to end, or has waited long enough. Thread-safe. */
final class WakeUp {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;
    private boolean closing;
    private long deadlineNanos;

    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Tells the thread to end, and until when it may go on with what is left. */
    void close(Duration limit) {
        lock.lock();
        try {
            if (!closing) {
                closing = true;
                deadlineNanos = System.nanoTime() + limit.toNanos();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean closing() {
        lock.lock();
        try {
            return closing;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the time that was left for ending is over. */
    boolean late() {
        lock.lock();
        try {
            return closing && System.nanoTime() - deadlineNanos >= 0;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a call of {@link #wake} since the last wait, for the end, or for the time. */
    void await(Duration longest) throws InterruptedException {
        await(longest.toNanos(), true);
    }

    /** Waits for the time or the end, whoever calls. */
    void pause(long nanos) throws InterruptedException {
        await(nanos, false);
    }

    private void await(long nanos, boolean wakeable) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && !closing && !(wakeable && woken)) {
                left = changed.awaitNanos(left);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }
}
