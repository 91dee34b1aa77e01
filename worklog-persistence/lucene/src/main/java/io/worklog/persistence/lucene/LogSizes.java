package io.worklog.persistence.lucene;

import io.worklog.log.LogId;
import io.worklog.spi.IndexedEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far each log was fed, whether durable yet or not. Thread-safe. */
final class LogSizes {
    private final Map<LogId, Long> sizes = new ConcurrentHashMap<>();

    LogSizes(Map<LogId, Long> start) {
        sizes.putAll(start);
    }

    long of(LogId log) {
        return sizes.getOrDefault(log, 0L);
    }

    /** Says how far the log was fed now. */
    void set(LogId log, long size) {
        sizes.put(log, size);
    }

    void remove(LogId log) {
        sizes.remove(log);
    }

    Map<LogId, Long> copy() {
        return Map.copyOf(sizes);
    }

    /**
     * The entries that were not fed yet.
     *
     * @throws IllegalArgumentException where one is missing before them or between them
     */
    List<IndexedEvent> fresh(LogId log, List<IndexedEvent> events) {
        long next = of(log);
        int first = 0;
        while (first < events.size() && events.get(first).index().value() < next) {
            first++;
        }
        List<IndexedEvent> fresh = events.subList(first, events.size());
        for (IndexedEvent event : fresh) {
            if (event.index().value() != next++) {
                throw new IllegalArgumentException(
                        "log "
                                + log
                                + ": entry "
                                + (next - 1)
                                + " is to be fed next, not "
                                + event.index());
            }
        }
        return fresh;
    }
}
