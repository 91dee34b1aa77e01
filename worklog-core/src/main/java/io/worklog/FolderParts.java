package io.worklog;

import io.worklog.evidence.FileEvidenceStore;
import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.file.FileSigningKeys;
import io.worklog.spi.EvidenceStore;
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
 * @param evidence keeps attached bytes; absent where there is neither a store nor a folder
 */
record FolderParts(LogStore store, SigningKeys keys, @Nullable EvidenceStore evidence) {
    /** Below the folder; logs and keys have their own names there. */
    private static final String EVIDENCE = "evidence";

    static FolderParts of(WorklogSettings settings) {
        Path folder = settings.directory;
        if (folder == null) {
            return new FolderParts(
                    Objects.requireNonNull(settings.store),
                    Objects.requireNonNull(settings.keys),
                    settings.evidence);
        }
        LogStore store =
                settings.store == null
                        ? FileLogStore.open(folder, FileLogOptions.defaults())
                        : settings.store;
        try {
            return new FolderParts(
                    store,
                    settings.keys == null
                            ? FileSigningKeys.open(folder, settings.random)
                            : settings.keys,
                    settings.evidence == null
                            ? FileEvidenceStore.open(folder.resolve(EVIDENCE))
                            : settings.evidence);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }
}
