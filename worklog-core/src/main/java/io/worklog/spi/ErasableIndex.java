package io.worklog.spi;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import java.util.List;

/** An index that can follow its log when the log forgets. */
public interface ErasableIndex extends EventIndex {
    /**
     * Takes entries anew, as they read after an erasure. After the next {@link #flush} nothing of
     * what it held about them before MUST be found in the index or in its files. Entries it has not
     * been fed yet, or was told to forget, are ignored.
     */
    void replace(LogId log, List<IndexedEvent> events);

    /**
     * Forgets all entries below an index, in its files too after the next {@link #flush}. A log
     * that was not fed so far is then fed from that index on.
     *
     * @param minIndex the first entry to keep
     */
    void forgetBelow(LogId log, LogIndex minIndex);
}
