package io.worklog.bundle;

import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.SignedNote;
import io.worklog.log.LogId;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.LogStore;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes evidence bundles of one log. Thread-safe. */
public interface BundleWriter {
    /**
     * Writes a bundle as a zip and leaves the stream open. Redactions that erased a field of a chosen
     * entry go in too, so that the erasure can be proven.
     *
     * @throws IllegalArgumentException if an entry is not in the checkpointed log or was pruned
     * @throws io.worklog.error.IntegrityException if an entry is not what was sealed: nothing that
     *     would fail at the auditor is handed out
     */
    void write(BundleRequest request, OutputStream out) throws IOException;

    /**
     * Bundles of a log as a checkpoint covers it.
     *
     * @param checkpoint signed by one of the keys
     * @param evidence where attached bytes are, if there are any
     */
    static BundleWriter of(
            LogStore store,
            LogId log,
            SignedNote checkpoint,
            KeyHistory keys,
            @Nullable EvidenceStore evidence) {
        return new ZipBundleWriter(store, log, checkpoint, keys, evidence);
    }
}
