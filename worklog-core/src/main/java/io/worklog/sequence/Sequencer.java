package io.worklog.sequence;

import io.worklog.error.BackpressureException;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Hash;
import io.worklog.merkle.TileSource;
import io.worklog.merkle.TreeBuilder;
import io.worklog.sequence.BatchWriter.Added;
import io.worklog.spi.LogEndedException;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one order of one log. It owns no thread: while something waits it runs on the shared pool,
 * for a few batches at a time, so that thousands of logs need no thread each. Thread-safe.
 */
public final class Sequencer {
    /** A busy log lets others have its thread after so many batches. */
    private static final int BATCHES_PER_TURN = 16;

    /** Of the time a batch took to write, one part in so many may be spent waiting for more. */
    private static final long RETURN_SHARE = 16;

    private static final long MOST_RETURN_NANOS = 500_000;

    private final LogId log;
    private final LogStore store;
    private final SharedThreads threads;
    private final AppendListener listener;
    private final PendingQueue queue;
    private final BatchWriter writer;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean ended;

    private Sequencer(
            LogStore store,
            LogView view,
            SharedThreads threads,
            QueueLimits limits,
            AppendListener listener) {
        this.log = view.head().log();
        this.store = store;
        this.threads = threads;
        this.listener = listener;
        this.queue = new PendingQueue(log.value(), limits);
        this.writer = new BatchWriter(store, view, threads);
    }

    /**
     * Goes on with a log that was claimed.
     *
     * @param head what the claim gave
     */
    public static Sequencer open(
            LogStore store,
            LogHead head,
            SharedThreads threads,
            QueueLimits limits,
            AppendListener listener) {
        return new Sequencer(store, LogView.load(store, head), threads, limits, listener);
    }

    /**
     * Shows a log that nothing is added to.
     *
     * @param tiles all tiles of its tree, which are believed as they are
     */
    public static Sequencer open(
            LogStore store,
            LogHead head,
            TileSource tiles,
            SharedThreads threads,
            AppendListener listener) {
        LogView view = new LogView(head, TreeBuilder.at(head.size().value(), tiles), null);
        return new Sequencer(store, view, threads, QueueLimits.defaults(), listener);
    }

    /**
     * Adds an event and returns when it is durable. MUST NOT return before; an exception means that
     * it was not added as far as is known.
     *
     * @param waitForRoom whether to wait when the queue is full
     * @throws io.worklog.error.BackpressureException if the queue is full and must not be waited
     *     for
     * @throws io.worklog.error.RejectedEventException if its key belongs to another event
     * @throws StoreUnavailableException if the store failed; the same key may be tried again
     */
    public Placed append(Submission submission, boolean waitForRoom) {
        Pending pending = Pending.parked(submission);
        queue.put(pending, waitForRoom);
        wake();
        return pending.await();
    }

    /**
     * Adds events that belong in one order: where one is not added as far as is known, none behind
     * it is; one that is refused for ever holds up nobody. Returns when it is known of all.
     */
    public List<Outcome> appendInOrder(List<Submission> submissions) {
        List<Pending> taken = new ArrayList<>(submissions.size());
        RuntimeException stopped = null;
        Pending before = null;
        for (Submission submission : submissions) {
            Pending pending = Pending.parkedAfter(before, submission);
            try {
                queue.put(pending, true);
            } catch (IllegalStateException | BackpressureException e) {
                stopped = e;
                break;
            }
            wake();
            taken.add(pending);
            before = pending;
        }
        List<Outcome> outcomes = new ArrayList<>(submissions.size());
        taken.forEach(pending -> outcomes.add(pending.awaitOutcome()));
        while (outcomes.size() < submissions.size()) {
            outcomes.add(new Outcome(null, stopped));
        }
        return outcomes;
    }

    /**
     * Adds an event without waiting for the store; whatever comes of it is told to the listener.
     */
    public void submit(Submission submission, boolean waitForRoom, PlacedListener told) {
        Objects.requireNonNull(told, "told");
        queue.put(Pending.told(submission, told), waitForRoom);
        wake();
    }

    /**
     * Adds an event in its turn without waiting for anything; its bytes are made on the sequencer's
     * thread.
     *
     * @throws io.worklog.error.BackpressureException if the queue is full
     */
    public void submit(Deferred event) {
        queue.put(Pending.later(event), false);
        wake();
    }

    private void wake() {
        if (!running.get() && running.compareAndSet(false, true)) {
            threads.execute(this::run);
        }
    }

    private void run() {
        boolean more = true;
        try {
            more = turn();
        } finally {
            if (more) {
                threads.execute(this::run);
            } else {
                running.set(false);
                if (queue.hasNew()) {
                    wake();
                }
            }
        }
    }

    /** Writes a few batches; returns whether some of what was taken is left. */
    private boolean turn() {
        for (int batches = 0; batches < BATCHES_PER_TURN; batches++) {
            List<Pending> batch = queue.take();
            if (batch.isEmpty()) {
                return false;
            }
            long start = System.nanoTime();
            write(batch);
            letReturn(batch.size(), System.nanoTime() - start);
        }
        return queue.hasRest();
    }

    /**
     * Gives those who were just told the time to come back with their next event, so that the next
     * batch is not just the first of them. Waits for as many as there were, and for a small part of
     * the time that writing took.
     */
    private void letReturn(int told, long writingNanos) {
        long limit = Math.min(writingNanos / RETURN_SHARE, MOST_RETURN_NANOS);
        long start = System.nanoTime();
        while (told > 1 && queue.size() < told && System.nanoTime() - start < limit) {
            Thread.yield();
        }
    }

    private void write(List<Pending> taken) {
        long start = System.nanoTime();
        Added added = null;
        try {
            List<Pending> batch = writable(taken);
            added = batch.isEmpty() ? null : writer.write(batch, () -> more(taken));
        } catch (RuntimeException e) {
            fail(taken, e);
        } catch (Error e) {
            fail(taken, new StoreUnavailableException("log " + log + ": " + e.getClass(), e));
            throw e;
        } finally {
            queue.release(taken);
        }
        if (added != null) {
            long nanos = System.nanoTime() - start;
            listener.appended(log, added.first(), added.count(), nanos);
        }
    }

    /** What came since others were waited for, and may be written now. */
    private List<Pending> more(List<Pending> taken) {
        List<Pending> more = queue.takeMore(taken);
        taken.addAll(more);
        return writable(more);
    }

    /** What may be written now; the rest is told why not. */
    private List<Pending> writable(List<Pending> taken) {
        List<Pending> some = null;
        for (int i = 0; i < taken.size(); i++) {
            Pending pending = taken.get(i);
            if (!isWritable(pending)) {
                some = some == null ? new ArrayList<>(taken.subList(0, i)) : some;
            } else if (some != null) {
                some.add(pending);
            }
        }
        return some == null ? taken : some;
    }

    private boolean isWritable(Pending pending) {
        if (pending.overtakes()) {
            pending.complete(
                    new StoreUnavailableException(
                            "log " + log + ": an event before it was not recorded"));
            return false;
        }
        return pending.prepare();
    }

    private void fail(List<Pending> batch, RuntimeException why) {
        if (why instanceof IntegrityException e) {
            listener.damaged(log, e);
        }
        if (why instanceof LogEndedException) {
            ended = true;
        }
        for (Pending pending : batch) {
            if (pending.isComplete()) {
                pending.wake();
            } else {
                pending.complete(why);
            }
        }
    }

    /**
     * Sees what other processes added.
     *
     * @throws IntegrityException if the log went back, or holds something else than it did
     */
    public void catchUp() {
        try {
            writer.readHead();
        } catch (IntegrityException e) {
            listener.damaged(log, e);
            throw e;
        }
    }

    /** How many entries are durable, as far as this process knows. */
    public TreeSize size() {
        return writer.view().size();
    }

    /** Where the log stands, as far as this process knows. */
    public LogHead head() {
        return writer.view().head();
    }

    /** The tree as it is now. */
    public Tree tree() {
        LogView view = writer.view();
        TileSource full = StoredTiles.full(store, log);
        return new Tree(view.size(), view.root(), view.tiles(full));
    }

    /** Whether the store refused an append because the log was ended there. */
    public boolean hasEnded() {
        return ended;
    }

    /** How many events wait for the store. */
    public long pending() {
        return queue.size();
    }

    /** Takes no more, and returns when everything taken in has its result. */
    public void close() {
        queue.close();
        queue.awaitEmpty();
    }

    /**
     * A tree at one moment.
     *
     * @param size how many leaves
     * @param root over all of them
     * @param tiles all tiles of it and of every smaller size
     */
    public record Tree(TreeSize size, Hash root, TileSource tiles) {
        public Tree {
            Objects.requireNonNull(size, "size");
            Objects.requireNonNull(root, "root");
            Objects.requireNonNull(tiles, "tiles");
        }
    }
}
