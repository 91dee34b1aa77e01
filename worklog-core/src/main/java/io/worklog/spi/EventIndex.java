package io.worklog.spi;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import java.util.List;

/**
 * Finds events by what they say. Derived from the log: it can be dropped and rebuilt, and it is
 * never asked what an event is, only where. Thread-safe.
 */
public interface EventIndex extends AutoCloseable {
    /** How far the index has durably read the log: the next entry to feed it. */
    TreeSize indexedTo(LogId log);

    /**
     * Adds entries in order. Those below {@link #indexedTo} are ignored; a gap is refused with
     * {@link IllegalArgumentException}. Need not be durable on return; {@link #indexedTo} after a
     * restart says what to feed again.
     */
    void add(LogId log, List<IndexedEvent> events);

    /** Makes everything added so far visible to {@link #find} and durable. */
    void flush();

    /** Places that match, seeing at least everything added before the last {@link #flush}. */
    EventHits find(EventQuery query, PageRequest page);

    /** Forgets all it knows of a log, so that it can be fed again from the start. */
    void drop(LogId log);

    @Override
    void close();
}
