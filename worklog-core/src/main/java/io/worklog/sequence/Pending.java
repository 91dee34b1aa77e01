package io.worklog.sequence;

import io.worklog.error.IntegrityException;
import io.worklog.error.RejectedEventException;
import io.worklog.error.StoreUnavailableException;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A submission with whoever waits for it: a parked thread, or a listener. One link of the queue's
 * list, so that waiting costs one object.
 */
final class Pending {
    /** What it takes of the queue, from when it is put there to when it is done with. */
    final int bytes;

    private @Nullable Submission submission;

    /** Makes the submission where there is none yet; for the consumer. */
    private @Nullable Deferred deferred;

    private final @Nullable PlacedListener listener;
    private final @Nullable Thread waiter;

    /** The one submitted before, while it is in the queue; owned by {@link PendingQueue}. */
    @Nullable Pending next;

    /** A {@link Placed} or a {@link RuntimeException}, once it is known. */
    private volatile @Nullable Object result;

    /** The one it must not overtake, while it is not known what became of that one. */
    private @Nullable Pending before;

    private Pending(
            Submission submission, @Nullable Thread waiter, @Nullable PlacedListener listener) {
        this.submission = submission;
        this.bytes = submission.bytes();
        this.waiter = waiter;
        this.listener = listener;
    }

    private Pending(Deferred deferred) {
        this.deferred = deferred;
        this.bytes = deferred.roughBytes();
        this.waiter = null;
        this.listener = deferred;
    }

    /** Somebody calls {@link #await} on this very thread. */
    static Pending parked(Submission submission) {
        return new Pending(submission, Thread.currentThread(), null);
    }

    /** As {@link #parked}, and MUST NOT get into the log where the one before it did not. */
    static Pending parkedAfter(@Nullable Pending before, Submission submission) {
        Pending pending = parked(submission);
        pending.before = before;
        return pending;
    }

    /** Whether the one before it is not in the log and may still get there. */
    boolean overtakes() {
        Pending first = before;
        before = null;
        return first != null
                && first.result instanceof RuntimeException why
                && !(why instanceof RejectedEventException);
    }

    /** Nobody waits; the listener is told. */
    static Pending told(Submission submission, PlacedListener listener) {
        return new Pending(submission, null, listener);
    }

    /** Nobody waits, and the bytes are made by {@link #prepare}. */
    static Pending later(Deferred deferred) {
        return new Pending(deferred);
    }

    /**
     * Makes the bytes where there are none yet. One consumer.
     *
     * @return whether there are bytes; if not, it is complete and was told why
     */
    boolean prepare() {
        Deferred maker = deferred;
        if (maker == null) {
            return true;
        }
        deferred = null;
        try {
            submission = maker.prepare();
            return true;
        } catch (RuntimeException e) {
            result = e;
            maker.failed(e);
            return false;
        }
    }

    /** The bytes; after {@link #prepare} where they were not there from the beginning. */
    Submission submission() {
        return Objects.requireNonNull(submission);
    }

    /** Says what became of it, to whoever is parked or to the listener. */
    void complete(Object outcome) {
        if (settle(outcome)) {
            wake();
        }
    }

    /**
     * As {@link #complete}, but a virtual thread is left parked.
     *
     * @return whether one is, and {@link #wake} MUST be called
     */
    boolean settle(Object outcome) {
        result = outcome;
        if (waiter != null && waiter.isVirtual()) {
            return true;
        }
        if (waiter != null) {
            LockSupport.unpark(waiter);
        } else if (listener != null) {
            tell(listener, outcome);
        }
        return false;
    }

    /** Has a thread go on that was left parked; harmless where none was. */
    void wake() {
        LockSupport.unpark(waiter);
    }

    private void tell(PlacedListener told, Object outcome) {
        if (outcome instanceof Placed place) {
            told.placed(place);
        } else {
            told.failed(failure());
        }
    }

    /** A {@link Placed} or a {@link RuntimeException}; after {@link #complete}. */
    Object outcome() {
        return Objects.requireNonNull(result);
    }

    boolean isComplete() {
        return result != null;
    }

    /**
     * Parks until the outcome is known. An interrupt does not end the wait, since the event may be
     * in the log by then; the flag is set again on return.
     */
    Placed await() {
        Outcome known = awaitOutcome();
        RuntimeException failure = known.failure();
        if (failure != null) {
            throw failure;
        }
        return Objects.requireNonNull(known.place());
    }

    /** As {@link #await}, without throwing. */
    Outcome awaitOutcome() {
        boolean interrupted = false;
        while (result == null) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return result instanceof Placed place
                ? new Outcome(place, null)
                : new Outcome(null, failure());
    }

    /** A batch fails with one exception; each caller gets one with its own stack. */
    private RuntimeException failure() {
        Object outcome = result;
        if (outcome instanceof StoreUnavailableException e) {
            return new StoreUnavailableException(String.valueOf(e.getMessage()), e);
        }
        if (outcome instanceof IntegrityException e) {
            return new IntegrityException(String.valueOf(e.getMessage()), e);
        }
        if (outcome instanceof RejectedEventException e) {
            return e;
        }
        return new StoreUnavailableException("not recorded", (Throwable) outcome);
    }
}
