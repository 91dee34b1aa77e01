package io.worklog.spi;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import java.util.List;

/** A store that tells which idempotency keys its entries have, so that a copy has them too. */
public interface KeyedLogStore extends LogStore {
    /**
     * The keys of a range of entries, in order of index; entries without a key are left out. Keys
     * of pruned entries are among them.
     *
     * @param count how many entries the range has; may reach beyond the end
     */
    List<EntryKey> keys(LogId log, LogIndex from, int count);
}
