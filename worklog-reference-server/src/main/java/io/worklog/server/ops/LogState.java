package io.worklog.server.ops;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a log stands.
 *
 * @param name its name
 * @param project the project it belongs to; null for the system log
 * @param projectName what that is called; null for whoever may not see the project
 * @param size how many entries it has
 * @param sealedSize how many of them the newest checkpoint covers
 * @param firstKept index of the first entry that was not pruned
 * @param sealedAt when this node signed the newest checkpoint; null where another node did, or
 *     this one before it started
 * @param newestSealedAt when the last entry under the checkpoint was recorded
 * @param waitingSince since when an entry waits for its seal; null where none does
 * @param origin its name in checkpoints; null before the first
 * @param keyId name and number of the key in use, as in signatures: {@code name+12ab34cd}
 * @param keyFingerprint SHA-256 of the public key in use, hexadecimal
 * @param keys how many keys it has had
 * @param indexedTo how many entries the index has read
 * @param cosignatures what witnesses say of the newest checkpoint, verified
 * @param problem what is wrong; null where nothing is
 */
record LogState(
        String name,
        @Nullable String project,
        @Nullable String projectName,
        long size,
        long sealedSize,
        long firstKept,
        @Nullable Instant sealedAt,
        @Nullable Instant newestSealedAt,
        @Nullable Instant waitingSince,
        @Nullable String origin,
        @Nullable String keyId,
        @Nullable String keyFingerprint,
        int keys,
        long indexedTo,
        List<Witnessed> cosignatures,
        @Nullable String problem) {
    LogState {
        cosignatures = List.copyOf(cosignatures);
    }

    /**
     * A cosignature.
     *
     * @param witness name of the witness
     * @param at when it signed, as it says itself
     */
    record Witnessed(String witness, Instant at) {}
}
