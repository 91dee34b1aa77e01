package io.worklog.transfer;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import java.util.Objects;

/**
 * What copying a log would do.
 *
 * @param log which log
 * @param size how many entries it has
 * @param minIndex the first entry that is kept
 * @param there how many entries an earlier run has copied
 */
public record TransferPlan(LogId log, TreeSize size, long minIndex, long there) {
    public TransferPlan {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(size, "size");
    }

    /** How many entries are still to be copied. */
    public long left() {
        return size.value() - Math.max(there, minIndex);
    }
}
