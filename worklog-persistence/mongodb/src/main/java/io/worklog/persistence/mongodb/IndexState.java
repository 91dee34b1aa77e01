package io.worklog.persistence.mongodb;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.spi.IndexedEvent;
import java.util.List;
import org.bson.Document;

/**
 * How far the index has read a log.
 *
 * @param life grows whenever the log is dropped from the index; documents of another life are
 *     rubbish
 * @param to the next entry to feed; documents from there on are not answered yet
 * @param minIndex the first entry that is not forgotten
 */
record IndexState(LogId log, long life, long to, long minIndex) {
    static final String LIFE = "life";
    static final String TO = "to";
    static final String MIN_INDEX = "minIndex";

    /** That of a log the index knows nothing of. */
    static IndexState none(LogId log) {
        return new IndexState(log, 0, 0, 0);
    }

    static IndexState of(LogId log, Document stored) {
        Fields fields = new Fields(stored, "the state of the index of log " + log);
        return new IndexState(
                log, fields.number(LIFE), fields.number(TO), fields.number(MIN_INDEX));
    }

    TreeSize size() {
        return TreeSize.of(to);
    }

    /**
     * Those that were not fed yet.
     *
     * @throws IllegalArgumentException where one is missing before them or between them
     */
    List<IndexedEvent> fresh(List<IndexedEvent> events) {
        int first = 0;
        while (first < events.size() && events.get(first).index().value() < to) {
            first++;
        }
        List<IndexedEvent> fresh = events.subList(first, events.size());
        long next = to;
        for (IndexedEvent event : fresh) {
            if (event.index().value() != next) {
                throw new IllegalArgumentException(
                        "log "
                                + log
                                + ": entry "
                                + next
                                + " is to be fed next, not "
                                + event.index());
            }
            next++;
        }
        return fresh;
    }
}
