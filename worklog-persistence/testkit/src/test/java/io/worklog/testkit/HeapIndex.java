package io.worklog.testkit;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.Order;
import io.worklog.query.PageCursor;
import io.worklog.query.PageRequest;
import io.worklog.spi.CheckableIndex;
import io.worklog.spi.ErasableIndex;
import io.worklog.spi.IndexedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The reference as an index: all events on the heap, asked one by one. */
class HeapIndex implements ErasableIndex, CheckableIndex {
    private final Map<LogId, Fed> logs = new HashMap<>();

    private static final class Fed {
        private final ReferenceIndex events = new ReferenceIndex();
        private long next;
    }

    private synchronized Fed of(LogId log) {
        return logs.computeIfAbsent(log, any -> new Fed());
    }

    @Override
    public synchronized TreeSize indexedTo(LogId log) {
        return TreeSize.of(of(log).next);
    }

    @Override
    public synchronized void add(LogId log, List<IndexedEvent> events) {
        Fed fed = of(log);
        for (IndexedEvent event : events) {
            if (event.index().value() > fed.next) {
                throw new IllegalArgumentException("entry " + fed.next + " is to be fed next");
            }
            if (event.index().value() == fed.next) {
                fed.events.put(event);
                fed.next++;
            }
        }
    }

    @Override
    public void flush() {
        // Everything is visible at once.
    }

    /** The place after which a page begins in the matches. */
    private static int start(List<IndexedEvent> matches, EventQuery query, PageRequest page) {
        if (page.cursor() == null) {
            return 0;
        }
        long last = PageCursor.read(query, page.order(), page.cursor());
        boolean newest = page.order() == Order.NEWEST_FIRST;
        return (int)
                matches.stream()
                        .mapToLong(event -> event.index().value())
                        .filter(index -> newest ? index >= last : index <= last)
                        .count();
    }

    @Override
    public synchronized EventHits find(EventQuery query, PageRequest page) {
        List<IndexedEvent> matches = matches(query, page.order());
        int from = start(matches, query, page);
        int to = Math.min(matches.size(), from + page.limit());
        List<LogIndex> shown = matches.subList(from, to).stream().map(IndexedEvent::index).toList();
        boolean more = to < matches.size();
        return new EventHits(
                shown,
                more
                        ? PageCursor.write(query, page.order(), shown.get(shown.size() - 1).value())
                        : null,
                ReferenceIndex.total(matches, page),
                ReferenceIndex.facets(matches, page),
                indexedTo(query.log()));
    }

    /** All matches in the order of the pages. */
    List<IndexedEvent> matches(EventQuery query, Order order) {
        return of(query.log()).events.matches(query, order);
    }

    @Override
    public synchronized void drop(LogId log) {
        logs.remove(log);
    }

    @Override
    public synchronized void replace(LogId log, List<IndexedEvent> events) {
        for (IndexedEvent event : events) {
            if (holds(log, event.index())) {
                of(log).events.put(event);
            }
        }
    }

    private boolean holds(LogId log, LogIndex index) {
        return of(log).events.all().stream().anyMatch(held -> held.index().equals(index));
    }

    @Override
    public synchronized void forgetBelow(LogId log, LogIndex minIndex) {
        of(log).events.forgetBelow(minIndex.value());
        of(log).next = Math.max(of(log).next, minIndex.value());
    }

    @Override
    public synchronized boolean agrees(LogId log, IndexedEvent event) {
        return of(log).events.all().contains(event);
    }

    @Override
    public synchronized long entries(LogId log) {
        return of(log).events.all().size();
    }

    @Override
    public void close() {
        // The events stay, as those of a database do when a client goes.
    }
}
