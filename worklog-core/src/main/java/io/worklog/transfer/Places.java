package io.worklog.transfer;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.CheckpointException;
import io.worklog.checkpoint.SignedNote;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Proofs;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.verify.LogSources;
import java.io.UncheckedIOException;

/** What can be said of a log in a store without reading its entries. */
final class Places {
    private Places() {}

    /** Where the log stands. */
    static LogHead head(LogStore store, LogId log) {
        return store.head(log)
                .orElseThrow(() -> new IllegalArgumentException("there is no log " + log));
    }

    /** The root over the first entries, from tiles as far as there are any. */
    static Hash root(LogStore store, LogId log, long size) {
        try {
            return Proofs.root(size, LogSources.tiles(LogSources.store(store, log), size));
        } catch (UncheckedIOException e) {
            Throwable read = e.getCause();
            if (read != null && read.getCause() instanceof StoreUnavailableException away) {
                throw away;
            }
            throw new IntegrityException(
                    "log " + log + ": its root at size " + size + " cannot be derived", e);
        }
    }

    /** How many entries a signed note covers. */
    static long size(LogId log, byte[] note) {
        try {
            return Checkpoint.parse(SignedNote.parse(note).text()).size().value();
        } catch (CheckpointException e) {
            throw new IntegrityException("log " + log + ": its signed head is damaged", e);
        }
    }

    static StoreUnavailableException busy(LogId log, RuntimeException cause) {
        return new StoreUnavailableException(
                "log " + log + " is written by somebody else in the store it is copied to", cause);
    }
}
