package io.worklog;

import io.worklog.Preparation.Taken;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.catalog.FailurePolicy;
import io.worklog.catalog.QueueFull;
import io.worklog.error.StoreUnavailableException;
import io.worklog.error.TransactionLostException;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Hash;
import io.worklog.sequence.Deferred;
import io.worklog.sequence.Placed;
import io.worklog.sequence.PlacedListener;
import io.worklog.sequence.Sequencer;
import io.worklog.sequence.Submission;
import io.worklog.spi.CallObserver.Call;
import io.worklog.spi.NewEntry;
import io.worklog.spi.Outbox;
import io.worklog.spi.OutboxEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The way of an event into one log, as far as a sequencer: complete, check, turn into bytes, hash,
 * hand over, and do with a failure what the type says. All of it happens on the caller's thread,
 * but of an event handed over in the background only the moment is noted there. Thread-safe.
 */
final class Recorder {
    private final LogId log;
    private final Shared shared;
    private final Sequencer sequencer;
    private final DurableWay way;
    private final SpillQueue spilling;
    private final Preparation preparation;
    private final AtomicLong lost = new AtomicLong();

    Recorder(LogId log, Shared shared, Sequencer sequencer, DurableWay way) {
        this.log = log;
        this.way = way;
        this.spilling = new SpillQueue(way, shared.threads(), shared.limits());
        this.shared = shared;
        this.sequencer = sequencer;
        this.preparation = new Preparation(log, shared);
    }

    /** What a caller gets for an entry that is in the log. */
    Receipt receipt(Placed placed) {
        return way.receipt(placed);
    }

    /** Counts and reports an event that was taken and cannot be recorded. */
    void lost(UUID id, RuntimeException why) {
        report(id, why, true);
    }

    /** How many events of this log were lost without the caller being told by an exception. */
    long lost() {
        return lost.get();
    }

    /** Records as the type says. */
    Receipt record(EventType<?> type, Unrecorded event) {
        if (type.delivery() == Delivery.TRANSACTIONAL) {
            return join(type, event);
        }
        if (type.delivery() == Delivery.BACKGROUND) {
            return handOver(type, event);
        }
        try {
            Submission submission = prepare(type, event);
            return shared.calls()
                    .around(Call.APPEND, log, () -> way.append(submission, waits(type)));
        } catch (RuntimeException e) {
            return failed(type, event.id(), e);
        }
    }

    /** How many background events wait for this node's disk. */
    int pending() {
        return spilling.size();
    }

    /** Returns when every background event that was taken is in the log, on the disk or lost. */
    void drain() {
        sequencer.close();
        spilling.awaitEmpty();
    }

    /**
     * The call goes on at once. A full queue loses the event, and so does a store that fails unless
     * events are spilled; both are said.
     */
    private Receipt handOver(EventType<?> type, Unrecorded event) {
        UUID id = event.id();
        try {
            HandedOver taken = new HandedOver(type, event);
            if (taken.isPreparedHere()) {
                return checked(taken, id);
            }
            sequencer.submit(taken);
            return handedOver(id, null);
        } catch (RuntimeException e) {
            return failed(type, id, e);
        }
    }

    /** As in the background, whatever the type says; a fault of the event or a full queue throws. */
    Receipt handOverChecked(EventType<?> type, Unrecorded event) {
        try {
            return checked(new HandedOver(type, event), event.id());
        } catch (RuntimeException e) {
            report(event.id(), e, false);
            throw e;
        }
    }

    private Receipt checked(HandedOver taken, UUID id) {
        Submission ready = taken.prepareHere();
        sequencer.submit(taken);
        return handedOver(id, ready.entry().leafHash());
    }

    private Receipt handedOver(UUID id, @Nullable Hash leafHash) {
        return new Receipt(id, log, ReceiptState.HANDED_OVER, null, leafHash, false);
    }

    /** The event goes the way of the host's transaction. */
    private Receipt join(EventType<?> type, Unrecorded event) {
        UUID id = event.id();
        boolean goesOn = type.onFailure() == FailurePolicy.CONTINUE;
        try {
            Submission submission = prepare(type, event);
            NewEntry entry = submission.entry();
            Outbox outbox = shared.outbox().outbox().orElseThrow();
            Instant now = shared.hostClock().instant();
            OutboxEntry row = new OutboxEntry(log, shared.source(), id, entry, now);
            shared.calls().around(Call.APPEND, log, () -> add(outbox, row, goesOn));
            return new Receipt(id, log, ReceiptState.IN_TRANSACTION, null, entry.leafHash(), false);
        } catch (TransactionLostException e) {
            report(id, e, false);
            throw e;
        } catch (RuntimeException e) {
            return failed(type, id, e);
        }
    }

    private static OutboxEntry add(Outbox outbox, OutboxEntry row, boolean goesOn) {
        outbox.add(row, goesOn);
        return row;
    }

    private Receipt failed(EventType<?> type, UUID id, RuntimeException failure) {
        boolean goesOn = type.onFailure() == FailurePolicy.CONTINUE;
        report(id, failure, goesOn);
        if (goesOn) {
            return new Receipt(id, log, ReceiptState.NOT_RECORDED, null, null, false);
        }
        throw failure;
    }

    private void report(UUID id, Throwable failure, boolean silent) {
        if (silent) {
            lost.incrementAndGet();
        }
        shared.listeners().rejected(log, id, FailureCodes.of(failure), silent);
    }

    /** Records without waiting for the store; faults of the event are thrown here. */
    CompletableFuture<Receipt> recordAsync(EventType<?> type, Unrecorded event) {
        if (type.delivery() == Delivery.TRANSACTIONAL) {
            return CompletableFuture.completedFuture(join(type, event));
        }
        CompletableFuture<Receipt> future = new CompletableFuture<>();
        try {
            Submission submission = prepare(type, event);
            Optional<Receipt> spilled = way.behindOthers(submission);
            if (spilled.isPresent()) {
                future.complete(spilled.get());
                return future;
            }
            FutureListener told = new FutureListener(type, submission, future);
            sequencer.submit(submission, waits(type), told);
        } catch (RuntimeException e) {
            future.complete(failed(type, event.id(), e));
        }
        return future;
    }

    /** Records and has a listener told, on the sequencer's thread. */
    void submit(EventType<?> type, Unrecorded event, PlacedListener told) {
        way.requireStore();
        sequencer.submit(prepare(type, event), true, told);
    }

    private static boolean waits(EventType<?> type) {
        return type.queueFull() == QueueFull.WAIT;
    }

    private Submission prepare(EventType<?> type, Unrecorded event) {
        return preparation.prepare(type, preparation.complete(preparation.take(event)));
    }

    /** Completes a future on a thread where the host's code may block. */
    private final class FutureListener implements PlacedListener {
        private final EventType<?> type;
        private final Submission submission;
        private final TreeSize before = sequencer.size();
        private final CompletableFuture<Receipt> future;

        FutureListener(
                EventType<?> type, Submission submission, CompletableFuture<Receipt> future) {
            this.type = type;
            this.submission = submission;
            this.future = future;
        }

        @Override
        public void placed(Placed place) {
            settle(() -> future.complete(receipt(place)));
        }

        @Override
        public void failed(RuntimeException why) {
            settle(() -> fail(why));
        }

        private void fail(RuntimeException why) {
            try {
                future.complete(way.instead(submission, before, why));
            } catch (RuntimeException e) {
                failLoudly(e);
            }
        }

        private void failLoudly(RuntimeException why) {
            try {
                future.complete(Recorder.this.failed(type, submission.eventId(), why));
            } catch (RuntimeException e) {
                future.completeExceptionally(e);
            }
        }

        private void settle(Runnable completion) {
            shared.threads().callBack(completion);
        }
    }

    /**
     * An event whose caller has gone on: completed, checked and turned into bytes in its turn,
     * unless that was done before; counted and reported if it gets neither into the log nor onto
     * this node's disk.
     */
    private final class HandedOver implements Deferred {
        private final EventType<?> type;
        private final Taken taken;
        private final int roughBytes;
        private @Nullable Submission ready;
        private TreeSize before = TreeSize.of(0);

        HandedOver(EventType<?> type, Unrecorded event) {
            this.type = type;
            this.taken = preparation.take(event);
            this.roughBytes = event.roughBytes();
        }

        /** A large event would hold up the log; one that may block the call has to know now. */
        boolean isPreparedHere() {
            return roughBytes > RoughSize.MOST_DEFERRED || type.onFailure() == FailurePolicy.BLOCK;
        }

        @Override
        public int roughBytes() {
            Submission made = ready;
            return made == null ? roughBytes : made.bytes();
        }

        /** Makes the bytes on the caller's thread, before it is submitted. */
        Submission prepareHere() {
            Submission made = preparation.prepare(type, preparation.complete(taken));
            ready = made;
            return made;
        }

        /** Where others wait on this node's disk, it goes behind them rather than to the store. */
        @Override
        public Submission prepare() {
            Submission known = ready;
            Submission made = known == null ? prepareHere() : known;
            before = sequencer.size();
            if (spilling.isAhead()) {
                throw new StoreUnavailableException(
                        "log " + log + ": events before it wait on this node's disk");
            }
            return made;
        }

        @Override
        public void placed(Placed place) {
            // The caller did not ask where.
        }

        @Override
        public void failed(RuntimeException why) {
            Submission made = ready;
            if (made != null && why instanceof StoreUnavailableException away) {
                spilling.add(new SpillQueue.Waiting(made, before, away, this::lost));
            } else {
                lost(why);
            }
        }

        private void lost(RuntimeException why) {
            report(taken.event().id(), why, true);
        }
    }
}
