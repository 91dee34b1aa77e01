package io.worklog;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.BoundedCount;
import io.worklog.query.EventHits;
import io.worklog.query.EventMatcher;
import io.worklog.query.EventQuery;
import io.worklog.query.Order;
import io.worklog.query.PageRequest;
import io.worklog.spi.EventIndex;
import io.worklog.spi.IndexedEvent;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds events by reading the log itself: always complete, nothing to feed, and as slow as the log
 * is long. Thread-safe.
 */
final class ScanEventIndex implements EventIndex {
    private final LogStore store;

    ScanEventIndex(LogStore store) {
        this.store = store;
    }

    @Override
    public TreeSize indexedTo(LogId log) {
        return store.head(log).map(LogHead::size).orElse(TreeSize.of(0));
    }

    @Override
    public void add(LogId log, List<IndexedEvent> events) {
        long known = indexedTo(log).value();
        for (IndexedEvent event : events) {
            if (event.index().value() >= known) {
                throw new IllegalArgumentException("entry " + event.index() + " is not in the log");
            }
        }
    }

    @Override
    public void flush() {
        // Nothing is held back: every find reads the log.
    }

    @Override
    public EventHits find(EventQuery query, PageRequest page) {
        LogHead head = store.head(query.log()).orElse(null);
        if (head == null) {
            throw new IllegalArgumentException("no log " + query.log());
        }
        Scan scan = new Scan(query, page);
        EntryScanner scanner = new EntryScanner(store, query.log(), head);
        if (page.order() == Order.NEWEST_FIRST) {
            scanner.newestFirst(scan::sees);
        } else {
            scanner.oldestFirst(scan::sees);
        }
        return scan.hits(head.size());
    }

    @Override
    public void drop(LogId log) {
        // Nothing is kept of a log.
    }

    @Override
    public void close() {
        // The store belongs to whoever made it.
    }

    /** One search: gathers a page and goes on counting to the limit. */
    private static final class Scan {
        private final EventMatcher matcher;
        private final PageRequest page;
        private final PageCursor cursor;
        private final FacetCounter facets;
        private final List<LogIndex> indices = new ArrayList<>();
        private @Nullable String next;
        private long counted;
        private boolean exact = true;

        Scan(EventQuery query, PageRequest page) {
            this.matcher = EventMatcher.of(query);
            this.page = page;
            this.cursor = PageCursor.of(query, page);
            this.facets = new FacetCounter(page.facets());
        }

        /** Takes an event; returns whether to go on. */
        boolean sees(RecordedEvent event) {
            if (!matcher.test(event.event())) {
                return true;
            }
            if (counted < page.countLimit()) {
                counted++;
                facets.count(event.event());
            } else {
                exact = false;
            }
            boolean full = indices.size() == page.limit();
            if (!full && cursor.isAfter(event.index())) {
                indices.add(event.index());
            } else if (full && next == null) {
                next = cursor.at(indices.get(indices.size() - 1));
            }
            return exact || next == null;
        }

        EventHits hits(TreeSize size) {
            BoundedCount total = new BoundedCount(counted, exact);
            return new EventHits(indices, next, total, facets.values(), size);
        }
    }
}
