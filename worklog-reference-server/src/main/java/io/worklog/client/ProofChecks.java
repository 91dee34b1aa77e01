package io.worklog.client;

import io.worklog.checkpoint.CheckpointException;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.error.IntegrityException;
import io.worklog.merkle.Hash;
import io.worklog.proof.ProofFile;
import java.util.function.Supplier;

/** Believes a proof only after it was checked here. Thread-safe. */
final class ProofChecks {
    private final Supplier<KeyHistory> keys;

    ProofChecks(Supplier<KeyHistory> keys) {
        this.keys = keys;
    }

    /**
     * A proof that an entry is in the log.
     *
     * @throws IntegrityException if it is not one for this entry, signed by the log
     */
    ProofFile check(byte[] file, long index, Hash leaf) {
        try {
            ProofFile proof = ProofFile.parse(file);
            if (proof.index() == index && proof.verifies(leaf, keys.get())) {
                return proof;
            }
            throw new IntegrityException("the server's proof is not one of entry " + index, index);
        } catch (IllegalArgumentException | CheckpointException e) {
            throw new IntegrityException(
                    "the server's proof of entry " + index + " does not hold: " + e.getMessage(),
                    e);
        }
    }
}
