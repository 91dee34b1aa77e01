package io.worklog.spi;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;

/**
 * A store that answers some reads from copies. The copies are of what can never change, so readers
 * need not know; but whoever checks what is really kept, or signs it, MUST ask {@link #uncached}.
 */
public interface CachedLogStore extends LogStore {
    /** The store that the copies were made from. */
    LogStore uncached();

    /** Forgets copies of entries below an index that the store has pruned, as far as it can. */
    void forgetBelow(LogId log, LogIndex minIndex);
}
