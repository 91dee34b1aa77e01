package io.worklog.spi;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import org.jspecify.annotations.Nullable;

/** A store that can forget values on the private side of an entry. */
public interface ErasableLogStore extends LogStore {
    /**
     * Replaces the private side of one entry, durably and for good: the bytes that were there MUST
     * NOT be found in the store afterwards. Calling it again with the same bytes changes nothing.
     *
     * @param remaining what stays; absent where nothing does
     */
    void replacePrivateSide(LogId log, LogIndex index, byte @Nullable [] remaining);
}
