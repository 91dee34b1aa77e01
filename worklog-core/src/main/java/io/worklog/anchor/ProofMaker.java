package io.worklog.anchor;

import io.worklog.log.LogId;
import io.worklog.merkle.ConsistencyProof;

/** Makes consistency proofs between two sizes of a log. Thread-safe. */
@FunctionalInterface
public interface ProofMaker {
    /**
     * The proof that a tree is a prefix of another.
     *
     * @param oldSize from 1
     * @param newSize at least the old size, at most the log's
     */
    ConsistencyProof consistency(LogId log, long oldSize, long newSize);
}
