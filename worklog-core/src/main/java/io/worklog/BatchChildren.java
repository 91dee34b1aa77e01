package io.worklog;

import io.worklog.log.LogId;
import io.worklog.sequence.Placed;
import io.worklog.sequence.PlacedListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The children of one bulk operation. One thread submits; results come in on others. */
final class BatchChildren {
    private final LogId log;
    private final List<Child> all = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private long open;

    BatchChildren(LogId log) {
        this.log = log;
    }

    void submit(DefaultRecording<?> recording) {
        Child child = new Child();
        change(1);
        try {
            recording.submit(child);
        } catch (RuntimeException e) {
            change(-1);
            throw e;
        }
        all.add(child);
    }

    private void change(int by) {
        lock.lock();
        try {
            open += by;
            if (open == 0) {
                done.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the store has answered for every child. */
    void await() {
        lock.lock();
        try {
            while (open > 0) {
                done.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Receipts in the order of the rows, or the first failure. */
    List<Receipt> receipts() {
        return all.stream().map(child -> child.receipt(log)).toList();
    }

    private final class Child implements PlacedListener {
        private volatile @Nullable Placed place;
        private volatile @Nullable RuntimeException failure;

        @Override
        public void placed(Placed placed) {
            place = placed;
            change(-1);
        }

        @Override
        public void failed(RuntimeException why) {
            failure = why;
            change(-1);
        }

        Receipt receipt(LogId in) {
            Placed placed = place;
            if (placed == null) {
                RuntimeException why = failure;
                throw why == null ? new IllegalStateException("not waited for") : why;
            }
            return new Receipt(
                    placed.eventId(), in, ReceiptState.DURABLE, placed.index(), placed.leafHash());
        }
    }
}
