package io.worklog.cache;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.ErasableIndex;
import io.worklog.spi.EventIndex;
import io.worklog.spi.IndexedEvent;
import java.util.List;

/**
 * An index whose settled pages are answered from copies. Tells an erasure, a pruning or a new start
 * by being asked to make it, so that copies from before are never asked for again. Thread-safe.
 */
final class CachedIndex implements ErasableIndex {
    private final EventIndex index;
    private final CachedPages pages;

    CachedIndex(EventIndex index, CachedPages pages) {
        this.index = index;
        this.pages = pages;
    }

    @Override
    public TreeSize indexedTo(LogId log) {
        return index.indexedTo(log);
    }

    @Override
    public void add(LogId log, List<IndexedEvent> events) {
        index.add(log, events);
    }

    @Override
    public void flush() {
        pages.flush(index);
    }

    @Override
    public EventHits find(EventQuery query, PageRequest page) {
        return pages.find(index, query, page);
    }

    @Override
    public void drop(LogId log) {
        index.drop(log);
        pages.changed();
    }

    @Override
    public void replace(LogId log, List<IndexedEvent> events) {
        ((ErasableIndex) index).replace(log, events);
        pages.changed();
    }

    @Override
    public void forgetBelow(LogId log, LogIndex minIndex) {
        ((ErasableIndex) index).forgetBelow(log, minIndex);
        pages.changed();
    }

    @Override
    public void close() {
        index.close();
    }
}
