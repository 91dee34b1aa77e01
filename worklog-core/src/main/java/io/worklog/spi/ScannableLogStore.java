package io.worklog.spi;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;

/** A store that can show many entries without making objects of them, for who only hashes them. */
public interface ScannableLogStore extends LogStore {
    /**
     * Shows entries from an index on, in order and without gaps: as many as are asked for or there
     * are. The same checks are made as by {@link #read}; where one fails, some may have been shown.
     *
     * @return how many were shown; none below the minimum index of a pruned log
     */
    long scan(LogId log, LogIndex from, int count, EntryBytes seen);
}
