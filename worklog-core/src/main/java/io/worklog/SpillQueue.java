package io.worklog;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.TreeSize;
import io.worklog.sequence.QueueLimits;
import io.worklog.sequence.SharedThreads;
import io.worklog.sequence.Submission;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of background events of one log onto this node's disk while the store is away. The
 * sequencer must not wait for that disk: it puts them here in their order, and a thread of their own
 * keeps them, one after the other. As long as one of them, or of those that were kept, is not in the
 * log, later ones go the same way, so that none overtakes another. Bounded like the log's own queue.
 * Thread-safe.
 */
final class SpillQueue {
    private final DurableWay way;
    private final SharedThreads threads;
    private final QueueLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();

    /** Guarded by the lock; the first one is being kept and stays until it is. */
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();

    private long bytes;
    private volatile int size;

    SpillQueue(DurableWay way, SharedThreads threads, QueueLimits limits) {
        this.way = way;
        this.threads = threads;
        this.limits = limits;
    }

    /**
     * An event that the store did not take.
     *
     * @param before how many entries the log had before it was tried
     * @param why what the store said
     * @param lost told if it cannot be kept either
     */
    record Waiting(
            Submission event,
            TreeSize before,
            StoreUnavailableException why,
            Consumer<RuntimeException> lost) {}

    /** Whether an event that went to the store now would overtake others. */
    boolean isAhead() {
        return size > 0 || way.hasSpilled();
    }

    /** How many events wait for the disk. */
    int size() {
        return size;
    }

    /** Takes an event at the end, or tells that it is lost. */
    void add(Waiting waiting) {
        if (!way.spills() || !taken(waiting)) {
            waiting.lost().accept(waiting.why());
        }
    }

    private boolean taken(Waiting waiting) {
        lock.lock();
        try {
            boolean full = queue.size() >= limits.events() || bytes >= limits.bytes();
            if (!full) {
                queue.add(waiting);
                bytes += waiting.event().bytes();
                size = queue.size();
                if (size == 1) {
                    threads.callBack(this::keepAll);
                }
            }
            return !full;
        } finally {
            lock.unlock();
        }
    }

    private void keepAll() {
        for (Waiting next = first(); next != null; next = next()) {
            try {
                way.instead(next.event(), next.before(), next.why());
            } catch (RuntimeException e) {
                next.lost().accept(e);
            }
        }
    }

    private @Nullable Waiting first() {
        lock.lock();
        try {
            return queue.peek();
        } finally {
            lock.unlock();
        }
    }

    /** Done with the first one; nothing where it was the last. */
    private @Nullable Waiting next() {
        lock.lock();
        try {
            bytes -= queue.remove().event().bytes();
            size = queue.size();
            if (queue.isEmpty()) {
                empty.signalAll();
            }
            return queue.peek();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that was taken is on the disk or lost. */
    void awaitEmpty() {
        lock.lock();
        try {
            while (!queue.isEmpty()) {
                empty.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
