package io.worklog.sequence;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.FairLogStore;
import io.worklog.spi.HeadMovedException;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts batches into the store, one at a time. The tree grows on a copy, which shares its hashes,
 * so that a failed append leaves nothing behind.
 *
 * <p>When another writer moved the head, it is read again and the batch is parted anew by its keys.
 * Of writers that meet one always gets on. In a store that lets them wait in line, whoever lost waits
 * there, and goes on to do so until it has met nobody; elsewhere it waits a little longer with each
 * race it loses.
 *
 * <p>When the store's answer is lost, the entries at the place of the batch tell whether it was
 * added: event ids make the bytes unique. Where even that cannot be read, nothing is acknowledged,
 * and the log is claimed under a new epoch before the next batch, so that the lost one can no longer
 * arrive.
 */
final class BatchWriter {
    private static final int MOST_LOST_RACES = 1_000;

    /** From so many virtual threads on, another one wakes them. */
    private static final int MANY = 8;

    /** A writer that is far behind lets others go on so often, while it reads what they added. */
    private static final int COURTESIES = 3;

    private final LogId log;
    private final LogStore store;
    private final SharedThreads threads;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile LogView view;

    /** Whether the last answer of the store left open what it did. */
    private boolean unsure;

    /** Where writers can wait in line, if the store lets them. */
    private final @Nullable FairLogStore line;

    /** Whether others were met at the last append. */
    private boolean crowded;

    BatchWriter(LogStore store, LogView view, SharedThreads threads) {
        this.store = store;
        this.threads = threads;
        this.line = store instanceof FairLogStore fair ? fair : null;
        this.log = view.head().log();
        this.view = view;
    }

    /** Where the log stands after the last append that succeeded. */
    LogView view() {
        return view;
    }

    /**
     * Writes a batch and gives each of its members a result.
     *
     * @param more gives what came meanwhile; asked where others were waited for, and then written
     *     with the batch
     * @return the entries added, if any
     */
    @Nullable Added write(List<Pending> batch, Supplier<List<Pending>> more) {
        lock.lock();
        try {
            TurnBatch turn = null;
            for (int lost = 0; lost < MOST_LOST_RACES; lost++) {
                try {
                    if (!crowded || line == null) {
                        return writeOnce(batch);
                    }
                    turn = turn == null ? new TurnBatch(batch, more, view) : turn;
                    return writeInTurn(line, turn, lost >= COURTESIES);
                } catch (HeadMovedException e) {
                    meet(e.actual(), lost);
                }
            }
        } finally {
            lock.unlock();
        }
        throw new StoreUnavailableException(
                "log " + log + ": other writers were faster " + MOST_LOST_RACES + " times");
    }

    private @Nullable Added writeOnce(List<Pending> batch) {
        PlannedBatch planned = PlannedBatch.of(store, sureView(), batch);
        AppendBatch append = planned.append();
        if (append == null) {
            planned.keyed().known.forEach(Pending::complete);
            return null;
        }
        LogHead head;
        try {
            head = store.append(append);
        } catch (StoreUnavailableException e) {
            head = headAfterLost(append, e);
        }
        return added(planned, head);
    }

    private @Nullable Added writeInTurn(FairLogStore fair, TurnBatch turn, boolean readAll) {
        turn.from(sureView(), readAll);
        LogHead head;
        try {
            head = fair.appendInTurn(log, turn);
        } catch (StoreUnavailableException e) {
            AppendBatch given = turn.given();
            if (given == null) {
                throw e;
            }
            head = headAfterLost(given, e);
        }
        crowded = turn.metOthers();
        PlannedBatch planned = turn.planned();
        if (planned.append() == null) {
            view = planned.view();
            planned.keyed().known.forEach(Pending::complete);
            return null;
        }
        return added(planned, head);
    }

    private Added added(PlannedBatch planned, LogHead head) {
        view = planned.added(head);
        long first = planned.view().size().value();
        acknowledge(planned.keyed(), first);
        return new Added(LogIndex.of(first), planned.keyed().fresh.size());
    }

    /** Others were faster: waits in line for the next time, or tries again a little later. */
    private void meet(LogHead actual, int lost) {
        if (line == null) {
            letOthersOn(lost);
            readHead();
        } else {
            crowded = true;
            if (view.isFarFrom(actual)) {
                readHead();
            }
        }
    }

    /** Waits for a random time that doubles with every race lost, 25 ms at most. */
    private static void letOthersOn(int lost) {
        long most = 100_000L << Math.min(lost, 8);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
    }

    /** Sees what other writers added. */
    void readHead() {
        lock.lock();
        try {
            if (!unsure) {
                goTo(head());
            }
        } finally {
            lock.unlock();
        }
    }

    private LogHead head() {
        return store.head(log)
                .orElseThrow(() -> new StoreUnavailableException("log " + log + " is gone"));
    }

    private LogView sureView() {
        if (unsure) {
            goTo(store.claim(log));
            unsure = false;
        }
        return view;
    }

    private void goTo(LogHead head) {
        if (!head.equals(view.head())) {
            view = view.at(store, head);
        }
    }

    /** Where the log stood with a batch that was added although the answer to it is lost. */
    private LogHead headAfterLost(AppendBatch batch, StoreUnavailableException lost) {
        unsure = true;
        LogHead added = headIfAdded(batch, lost);
        if (added == null) {
            throw lost;
        }
        unsure = added.epoch() != batch.epoch() || added.size().value() != sizeAfter(batch);
        TreeSize size = TreeSize.of(sizeAfter(batch));
        return new LogHead(log, size, batch.epoch(), added.minIndex());
    }

    /** Where the log stands, if it holds exactly the batch at the batch's place. */
    private @Nullable LogHead headIfAdded(AppendBatch batch, StoreUnavailableException lost) {
        try {
            LogHead head = store.head(log).orElse(null);
            boolean longEnough = head != null && head.size().value() >= sizeAfter(batch);
            return longEnough && holds(batch) ? head : null;
        } catch (StoreUnavailableException e) {
            lost.addSuppressed(e);
            return null;
        }
    }

    private static long sizeAfter(AppendBatch batch) {
        return batch.size().value() + batch.entries().size();
    }

    private boolean holds(AppendBatch batch) {
        int checked = 0;
        while (checked < batch.entries().size()) {
            LogIndex from = LogIndex.of(batch.size().value() + checked);
            int left = batch.entries().size() - checked;
            List<LogEntry> found = store.read(log, from, left, PendingQueue.BATCH_BYTES);
            if (found.isEmpty()) {
                return false;
            }
            for (LogEntry entry : found) {
                if (!Arrays.equals(entry.sealed(), batch.entries().get(checked++).sealed())) {
                    return false;
                }
            }
        }
        return true;
    }

    private void acknowledge(KeyedBatch keyed, long first) {
        long next = first;
        List<Pending> parked = new ArrayList<>(keyed.fresh.size());
        try {
            for (Pending pending : keyed.fresh) {
                Submission what = pending.submission();
                LogIndex index = LogIndex.of(next++);
                if (pending.settle(new Placed(what.eventId(), index, what.entry().leafHash()))) {
                    parked.add(pending);
                }
            }
        } finally {
            wake(parked);
        }
        keyed.known.forEach(Pending::complete);
        for (Map.Entry<Pending, Pending> repeat : keyed.repeatsOfFresh.entrySet()) {
            repeat.getKey().complete(repeat.getValue().outcome());
        }
    }

    /**
     * Virtual threads are woken by one of their kind: from outside each costs a visit to the queue
     * that all of them share, and the next batch has to wait until the last is woken.
     */
    private void wake(List<Pending> parked) {
        if (parked.size() < MANY) {
            parked.forEach(Pending::wake);
        } else {
            threads.callBack(() -> parked.forEach(Pending::wake));
        }
    }

    /**
     * Entries that were added.
     *
     * @param first the place of the first
     * @param count how many
     */
    record Added(LogIndex first, int count) {}
}
