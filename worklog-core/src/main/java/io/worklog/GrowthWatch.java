package io.worklog;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.TailSignal;
import io.worklog.spi.TailSignal.Subscription;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets readers wait for entries, whichever node appends them. What is heard only ends a wait: how
 * long a log is says its store, which is also asked where nothing is heard. Thread-safe.
 */
final class GrowthWatch implements TailSignal.Listener, AutoCloseable {
    private final LogStore store;
    private final FollowedIndex index;
    private final @Nullable TailSignal signal;
    private final Duration poll;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();

    /** How often something was heard of a log that somebody waits for. */
    private final Map<LogId, Waits> waits = new HashMap<>();

    private @Nullable Subscription subscription;
    private boolean closed;

    /**
     * Watches logs.
     *
     * @param index told when another node appended
     * @param signal from and to other nodes; absent where there are none
     * @param poll how long a reader waits at most before it asks the store
     */
    GrowthWatch(LogStore store, FollowedIndex index, @Nullable TailSignal signal, Duration poll) {
        this.store = store;
        this.index = index;
        this.signal = signal;
        this.poll = poll;
    }

    /** Listens to the other nodes from now on. */
    void start() {
        if (signal != null) {
            subscription = signal.subscribe(this);
        }
    }

    /** This node appended. */
    void appended(LogId log, LogIndex first, int count) {
        wake(log);
        if (signal != null) {
            signal.publish(log, TreeSize.of(first.value() + count));
        }
    }

    @Override
    public void grown(LogId log, TreeSize size) {
        index.note(log);
        wake(log);
    }

    private void wake(LogId log) {
        lock.lock();
        try {
            Waits waiting = waits.get(log);
            if (waiting != null) {
                waiting.heard++;
                heard.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The size of a log once it is larger than the one known, or when the time is over. */
    TreeSize await(LogId log, TreeSize known, Duration limit) {
        long left = limit.toNanos();
        Waits mine = enter(log);
        try {
            long heardBefore = heard(mine);
            TreeSize size = size(log);
            while (size.compareTo(known) <= 0 && left > 0) {
                left = park(mine, heardBefore, left);
                heardBefore = heard(mine);
                size = size(log);
            }
            return size;
        } finally {
            leave(log, mine);
        }
    }

    private TreeSize size(LogId log) {
        return store.head(log)
                .map(LogHead::size)
                .orElseThrow(() -> new StoreUnavailableException("log " + log + " is gone"));
    }

    /** Waits for a signal, until the store has to be asked; returns what is left of the time. */
    private long park(Waits mine, long heardBefore, long left) {
        long turn = Math.min(left, poll.toNanos());
        long rest = turn;
        lock.lock();
        try {
            while (mine.heard == heardBefore && rest > 0 && !closed) {
                rest = heard.awaitNanos(rest);
            }
            return closed ? 0 : left - (turn - Math.max(0, rest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } finally {
            lock.unlock();
        }
    }

    private Waits enter(LogId log) {
        lock.lock();
        try {
            Waits mine = waits.computeIfAbsent(log, id -> new Waits());
            mine.waiters++;
            return mine;
        } finally {
            lock.unlock();
        }
    }

    private void leave(LogId log, Waits mine) {
        lock.lock();
        try {
            if (--mine.waiters == 0) {
                waits.remove(log);
            }
        } finally {
            lock.unlock();
        }
    }

    private long heard(Waits mine) {
        lock.lock();
        try {
            return mine.heard;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            heard.signalAll();
        } finally {
            lock.unlock();
        }
        if (subscription != null) {
            subscription.close();
        }
        if (signal != null) {
            signal.close();
        }
    }

    /** Those who wait for one log; guarded by the lock. */
    private static final class Waits {
        private int waiters;
        private long heard;
    }
}
