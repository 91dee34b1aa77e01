package io.worklog;

import io.worklog.evidence.FileEvidenceStore;
import io.worklog.file.FileHeadMemory;
import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.file.FileSigningKeys;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.HeadMemory;
import io.worklog.spi.LogStore;
import io.worklog.spi.SigningKeys;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where logs, keys and evidence are: what was handed in, and for the rest a folder.
 *
 * @param store keeps logs
 * @param keys signs
 * @param heads remembers what was signed; absent where the store is all there is
 * @param evidence keeps attached bytes; absent where there is neither a store nor a folder
 */
record FolderParts(
        LogStore store,
        SigningKeys keys,
        @Nullable HeadMemory heads,
        @Nullable EvidenceStore evidence) {
    /** Below the folder; logs and keys have their own names there. */
    private static final String EVIDENCE = "evidence";

    /** The store alone, which comes first: its lock keeps others out of the folder. */
    static LogStore store(WorklogSettings settings) {
        return settings.store == null
                ? logs(settings, Objects.requireNonNull(settings.directory))
                : settings.store;
    }

    /**
     * All of them.
     *
     * @param store as {@link #store} gave it; closed where this fails
     */
    static FolderParts of(WorklogSettings settings, LogStore store) {
        Path folder = settings.directory;
        if (folder == null) {
            return new FolderParts(
                    store,
                    Objects.requireNonNull(settings.keys),
                    settings.heads,
                    settings.evidence);
        }
        try {
            return new FolderParts(
                    store,
                    settings.keys == null
                            ? FileSigningKeys.open(folder, settings.random())
                            : settings.keys,
                    heads(settings, folder),
                    settings.evidence == null
                            ? FileEvidenceStore.open(folder.resolve(EVIDENCE))
                            : settings.evidence);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Who only reads leaves the lock to whoever writes. */
    private static LogStore logs(WorklogSettings settings, Path folder) {
        return settings.readOnly
                ? FileLogStore.inspect(folder)
                : FileLogStore.open(folder, FileLogOptions.defaults());
    }

    /** A file store would remember beside what it is to be held against. */
    private static @Nullable HeadMemory heads(WorklogSettings settings, Path folder) {
        boolean elsewhere = settings.store != null && !settings.readOnly;
        return settings.heads == null && elsewhere ? FileHeadMemory.open(folder) : settings.heads;
    }

    /** Lets go of all, as nothing was made of it. */
    void close() {
        new Closing()
                .run(steps -> {
                    steps.step(store::close);
                    if (evidence != null) {
                        steps.step(evidence::close);
                    }
                });
    }
}
