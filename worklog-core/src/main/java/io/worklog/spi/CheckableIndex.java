package io.worklog.spi;

import io.worklog.log.LogId;

/**
 * An index that can be held against its log, so that an entry that was hidden from it, or a value
 * that was changed in it, is found.
 */
public interface CheckableIndex extends EventIndex {
    /**
     * Whether the index answers about one entry as the event says: it holds the entry once, every
     * filter that wants the event finds it, and no stored value differs. Sees what {@link #find}
     * sees.
     *
     * @param event as it was read from the log
     */
    boolean agrees(LogId log, IndexedEvent event);

    /** How many entries of the log it holds; more than were fed to it is a fault. */
    long entries(LogId log);
}
