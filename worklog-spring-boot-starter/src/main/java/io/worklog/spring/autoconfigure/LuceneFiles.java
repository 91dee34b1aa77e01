package io.worklog.spring.autoconfigure;

import io.worklog.error.StoreUnavailableException;
import io.worklog.persistence.lucene.LuceneEventIndex;
import io.worklog.persistence.lucene.LuceneIndexOptions;
import io.worklog.spi.EventIndex;
import java.nio.file.Path;

/** Opens the index in Lucene files. The only class that needs their jar. */
final class LuceneFiles {
    private static final String FOLDER = "index";

    private LuceneFiles() {}

    /**
     * Opens the index.
     *
     * @param lazily whether it is opened when it is first asked for; the folder MUST then be this
     *     process's alone
     */
    static EventIndex open(Path directory, LuceneProperties properties, boolean lazily) {
        LuceneIndexOptions options =
                LuceneIndexOptions.defaults()
                        .withBufferMegabytes(properties.bufferMegabytes())
                        .withRefreshAfter(properties.getRefreshAfter())
                        .withCheckOnOpen(properties.isCheckOnOpen())
                        .withRebuildOnDamage(true);
        Path folder = directory.resolve(FOLDER);
        return lazily
                ? new LazyLuceneIndex(() -> LuceneEventIndex.open(folder, options))
                : open(folder, options);
    }

    private static EventIndex open(Path folder, LuceneIndexOptions options) {
        try {
            return LuceneEventIndex.open(folder, options);
        } catch (StoreUnavailableException e) {
            throw new WorklogStartException(
                    String.valueOf(e.getMessage()),
                    "End the process that uses the index, or give this one a folder of its own with"
                            + " worklog.directory, or set worklog.index=auto.",
                    e);
        }
    }
}
