package io.worklog.persistence.lucene;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The index cannot be read or was made by a version this one does not know. No event is lost: the
 * log is the truth. Open it with {@link LuceneIndexOptions#rebuildOnDamage} and feed it again.
 */
public final class IndexDamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IndexDamagedException(Path folder, String problem, @Nullable Throwable cause) {
        super(
                "the event index in "
                        + folder
                        + " is damaged ("
                        + problem
                        + "); the log is not"
                        + " touched: open the index with rebuildOnDamage and feed it again",
                cause);
    }
}
