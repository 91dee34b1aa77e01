package io.worklog.transfer;

import java.util.Objects;

/**
 * How far a transfer is.
 *
 * @param step what is being done
 * @param what which log, or the digest of the evidence
 * @param done entries or bytes so far, those of an earlier run among them
 * @param total how many there are in all
 * @param perSecond how many were done per second since this run began its step
 */
public record TransferState(Step step, String what, long done, long total, long perSecond) {
    /** Parts of a transfer. */
    public enum Step {
        /** Entries or bytes go over. */
        COPY,
        /** What an earlier run copied is held against what was erased since. */
        ERASE,
        /** What arrived is read back and checked. */
        VERIFY
    }

    public TransferState {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(what, "what");
    }
}
