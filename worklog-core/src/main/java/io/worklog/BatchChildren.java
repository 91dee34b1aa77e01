package io.worklog;

import io.worklog.sequence.Placed;
import io.worklog.sequence.PlacedListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The children of one bulk operation. One thread submits; results come in on others. */
final class BatchChildren {
    private final Function<Placed, Receipt> receipts;
    private final List<Child> all = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private long open;

    /**
     * No children yet.
     *
     * @param receipts makes the receipt of an entry that is in the log
     */
    BatchChildren(Function<Placed, Receipt> receipts) {
        this.receipts = receipts;
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
        return all.stream().map(Child::receipt).toList();
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

        Receipt receipt() {
            Placed placed = place;
            if (placed == null) {
                RuntimeException why = failure;
                throw why == null ? new IllegalStateException("not waited for") : why;
            }
            return receipts.apply(placed);
        }
    }
}
