package io.worklog.sequence;

import io.worklog.error.BackpressureException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the store: many producers, one consumer at a time, bounded in events and bytes.
 * Producers push onto a stack without a lock; the consumer takes the whole stack and turns it
 * round, so the order is that of the pushes.
 */
final class PendingQueue {
    /** Most events in one batch. */
    static final int BATCH_EVENTS = 4_096;

    /** No event is added to a batch beyond so many bytes. */
    static final long BATCH_BYTES = 4L << 20;

    /** Events are counted above this bit and bytes below it, so that one addition reserves both. */
    private static final int BYTE_BITS = 42;

    private static final long ONE_EVENT = 1L << BYTE_BITS;
    private static final long BYTE_MASK = ONE_EVENT - 1;

    private final String name;
    private final QueueLimits limits;
    private final AtomicReference<@Nullable Pending> pushed = new AtomicReference<>();
    private final ArrayDeque<Pending> ordered = new ArrayDeque<>();
    private final AtomicLong reserved = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closed;

    PendingQueue(String name, QueueLimits limits) {
        this.name = name;
        this.limits = limits;
    }

    /**
     * Adds at the end.
     *
     * @param wait whether to wait for room, rather than to fail
     */
    void put(Pending pending, boolean wait) {
        long share = ONE_EVENT + pending.bytes;
        if (!reserve(share)) {
            awaitRoom(share, wait);
        } else if (closed) {
            giveBack(share);
            throw new IllegalStateException("log " + name + " is closed");
        }
        Pending top;
        do {
            top = pushed.get();
            pending.next = top;
        } while (!pushed.compareAndSet(top, pending));
    }

    /** Reserves room unless it is full; an empty queue takes any one event. */
    private boolean reserve(long share) {
        long before = reserved.getAndAdd(share);
        boolean fits =
                before == 0
                        || (before >>> BYTE_BITS) < limits.events()
                                && (before & BYTE_MASK) + (share & BYTE_MASK) <= limits.bytes();
        if (!fits) {
            giveBack(share);
        }
        return fits;
    }

    private void awaitRoom(long share, boolean wait) {
        lock.lock();
        try {
            waiting.incrementAndGet();
            while (closed || !reserve(share)) {
                if (closed) {
                    throw new IllegalStateException("log " + name + " is closed");
                }
                if (!wait) {
                    throw new BackpressureException("the queue of log " + name + " is full");
                }
                room.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackpressureException(
                    "interrupted while the queue of log " + name + " was full", e);
        } finally {
            waiting.decrementAndGet();
            lock.unlock();
        }
    }

    /** The oldest that wait, up to the size of a batch; empty where nothing does. One consumer. */
    List<Pending> take() {
        return take(0, 0);
    }

    /** The next ones, as far as they fit into one batch with those that were taken. One consumer. */
    List<Pending> takeMore(List<Pending> taken) {
        long bytes = 0;
        for (Pending pending : taken) {
            bytes += pending.bytes;
        }
        return take(taken.size(), bytes);
    }

    private List<Pending> take(int events, long bytesBefore) {
        if (ordered.isEmpty()) {
            for (Pending at = pushed.getAndSet(null); at != null; ) {
                ordered.addFirst(at);
                Pending before = at.next;
                at.next = null;
                at = before;
            }
        }
        int most = BATCH_EVENTS - events;
        List<Pending> batch = new ArrayList<>(Math.min(ordered.size(), most));
        long bytes = bytesBefore;
        while (!ordered.isEmpty() && batch.size() < most && bytes < BATCH_BYTES) {
            Pending pending = ordered.removeFirst();
            batch.add(pending);
            bytes += pending.bytes;
        }
        return batch;
    }

    /** Gives back the room of a batch that is done with. */
    void release(List<Pending> batch) {
        long share = 0;
        for (Pending pending : batch) {
            share += ONE_EVENT + pending.bytes;
        }
        giveBack(share);
    }

    private void giveBack(long share) {
        reserved.addAndGet(-share);
        if (waiting.get() > 0) {
            signal();
        }
    }

    private void signal() {
        lock.lock();
        try {
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether something was put since the last {@link #take} that found nothing left over. */
    boolean hasNew() {
        return pushed.get() != null;
    }

    /** Whether the last {@link #take} left something over. For the consumer. */
    boolean hasRest() {
        return !ordered.isEmpty();
    }

    /** How many events wait or are being written. */
    long size() {
        return reserved.get() >>> BYTE_BITS;
    }

    /** Takes no more. Whoever waits for room is told. */
    void close() {
        closed = true;
        signal();
    }

    /** Waits until everything that was taken in is done with; after {@link #close}. */
    void awaitEmpty() {
        lock.lock();
        try {
            waiting.incrementAndGet();
            while (reserved.get() != 0) {
                room.awaitUninterruptibly();
            }
        } finally {
            waiting.decrementAndGet();
            lock.unlock();
        }
    }
}
