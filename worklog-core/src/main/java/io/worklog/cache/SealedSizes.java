package io.worklog.cache;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.CheckpointException;
import io.worklog.checkpoint.SignedNote;
import io.worklog.log.LogId;
import io.worklog.spi.LogStore;

/**
 * How much of a log can never change, as its store says. An acknowledged entry that no checkpoint
 * covers can still be lost when a replica that lags takes over, and its index be given anew; one
 * that a checkpoint covers cannot, because nobody signs another.
 */
@FunctionalInterface
interface SealedSizes {
    /** How many entries, from the first one, never change. */
    long of(LogStore store, LogId log);

    /** What the newest checkpoint covers; nothing where there is none that can be read. */
    static SealedSizes ofCheckpoints() {
        return (store, log) -> store.checkpoint(log).map(SealedSizes::size).orElse(0L);
    }

    private static long size(byte[] note) {
        try {
            return Checkpoint.parse(SignedNote.parse(note).text()).size().value();
        } catch (CheckpointException e) {
            return 0;
        }
    }
}
