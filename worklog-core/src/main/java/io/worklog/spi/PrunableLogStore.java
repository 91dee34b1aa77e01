package io.worklog.spi;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;

/** A store that can drop the oldest entries while every hash tile stays. */
public interface PrunableLogStore extends LogStore {
    /**
     * Removes sealed bytes and private sides of all entries below an index, durably and for good.
     * Idempotency keys and hash tiles stay. Calling it again with the same or a smaller index
     * changes nothing.
     *
     * @param minIndex the first entry to keep, at most the log's size
     */
    void prune(LogId log, LogIndex minIndex);
}
