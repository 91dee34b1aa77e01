package io.worklog;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a log is doing.
 *
 * @param log which log
 * @param size how many entries are durable, as far as this process knows
 * @param sealed how many of them the newest checkpoint covers
 * @param pending how many events wait for the store
 * @param lost how many events this process could not record without the caller being told
 * @param problem what is wrong, without content; absent where the log is healthy
 */
public record LogHealth(
        LogId log,
        TreeSize size,
        TreeSize sealed,
        long pending,
        long lost,
        @Nullable String problem) {
    public LogHealth {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(sealed, "sealed");
    }

    /** Whether events are kept and sealed, and none was lost. */
    public boolean healthy() {
        return problem == null && lost == 0;
    }
}
