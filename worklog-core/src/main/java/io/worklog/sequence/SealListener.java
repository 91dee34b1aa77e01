package io.worklog.sequence;

import io.worklog.checkpoint.SignedNote;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;

/**
 * Hears of checkpoints; of two sealings at once the larger may come first. MUST return quickly and
 * MUST NOT throw.
 */
@FunctionalInterface
public interface SealListener {
    /** A checkpoint was signed and kept. */
    void sealed(LogId log, TreeSize size, SignedNote note);
}
