package io.worklog.persistence.jooq;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.spi.LogEndedException;
import io.worklog.spi.LogHead;
import org.jspecify.annotations.Nullable;

/**
 * The row of one log as it was read.
 *
 * @param number by which its other rows refer to it
 * @param head where it stands
 * @param ended the note it was ended with
 */
record LogRow(int number, LogHead head, @Nullable String ended) {
    static LogRow of(
            LogId log, int number, long size, long epoch, long minIndex, @Nullable String ended) {
        return new LogRow(number, new LogHead(log, TreeSize.of(size), epoch, minIndex), ended);
    }

    void requireGoingOn() {
        if (ended != null) {
            throw new LogEndedException(head.log(), ended);
        }
    }
}
