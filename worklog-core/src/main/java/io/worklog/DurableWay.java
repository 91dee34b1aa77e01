package io.worklog;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.sequence.Placed;
import io.worklog.sequence.Sequencer;
import io.worklog.sequence.Submission;
import io.worklog.spill.LogSpill;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of an event's bytes to a disk: into the log, or, while the store is away and the host wants
 * that, onto this node's own. Thread-safe.
 */
final class DurableWay {
    private final LogId log;
    private final Sequencer sequencer;
    private final @Nullable LogSpill spill;
    private final boolean degraded;

    DurableWay(LogId log, Shared shared, Sequencer sequencer, @Nullable LogSpill spill) {
        this.log = log;
        this.sequencer = sequencer;
        this.spill = spill;
        this.degraded = !shared.weaknesses().isEmpty();
    }

    /** Returns when the event is on a disk. */
    Receipt append(Submission submission, boolean wait) {
        TreeSize before = sequencer.size();
        return behindOthers(submission)
                .orElseGet(() -> {
                    try {
                        return receipt(sequencer.append(submission, wait));
                    } catch (StoreUnavailableException e) {
                        return instead(submission, before, e);
                    }
                });
    }

    /** Whether events are kept on this node's disk while the store is away. */
    boolean spills() {
        return spill != null;
    }

    /** Whether some are there now. */
    boolean hasSpilled() {
        return spill != null && spill.isActive();
    }

    /** Where others wait for the store already, this event gets on the disk behind them. */
    Optional<Receipt> behindOthers(Submission submission) {
        return spill == null ? Optional.empty() : spill.keepIfActive(submission).map(this::spilled);
    }

    /**
     * What becomes of an event that the store did not take.
     *
     * @param before how many entries the log had when the event was handed to it
     * @throws RuntimeException the same failure, if the event is not kept here either
     */
    Receipt instead(Submission submission, TreeSize before, RuntimeException why) {
        if (spill == null || !(why instanceof StoreUnavailableException)) {
            throw why;
        }
        try {
            return spilled(spill.keep(submission, before));
        } catch (StoreUnavailableException e) {
            e.addSuppressed(why);
            throw e;
        }
    }

    /** A bulk operation would get ahead of events that wait on the disk. */
    void requireStore() {
        if (hasSpilled()) {
            throw new StoreUnavailableException(
                    "log " + log + ": the store is away, and a bulk operation is not spilled");
        }
    }

    /** What a caller gets for an entry that is in the log. */
    Receipt receipt(Placed placed) {
        return new Receipt(
                placed.eventId(),
                log,
                ReceiptState.DURABLE,
                placed.index(),
                placed.leafHash(),
                degraded);
    }

    private Receipt spilled(Placed kept) {
        return new Receipt(
                kept.eventId(), log, ReceiptState.SPILLED, null, kept.leafHash(), degraded);
    }
}
