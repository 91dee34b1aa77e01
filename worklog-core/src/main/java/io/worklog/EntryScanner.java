package io.worklog;

import io.worklog.codec.DecodedEvent;
import io.worklog.codec.EventCodec;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/** Reads a log in chunks, one way or the other, up to the size it had at the start. */
final class EntryScanner {
    private static final int CHUNK = 512;
    private static final long CHUNK_BYTES = 4L << 20;

    private final LogStore store;
    private final LogId log;
    private final LogHead head;

    EntryScanner(LogStore store, LogId log, LogHead head) {
        this.store = store;
        this.log = log;
        this.head = head;
    }

    /** Shows entries from the first one kept until the taker has enough. */
    void oldestFirst(Predicate<RecordedEvent> taker) {
        Iterator<RecordedEvent> events = from(LogIndex.of(head.minIndex()));
        while (events.hasNext()) {
            if (!taker.test(events.next())) {
                return;
            }
        }
    }

    /** Shows entries from the last one until the taker has enough. */
    void newestFirst(Predicate<RecordedEvent> taker) {
        long end = head.size().value();
        int most = CHUNK;
        while (end > head.minIndex()) {
            List<LogEntry> entries = before(end, most);
            for (LogEntry entry : entries.reversed()) {
                if (!taker.test(decoded(log, entry))) {
                    return;
                }
            }
            end -= entries.size();
            most = Math.min(CHUNK, 2 * entries.size());
        }
    }

    /** The last entries before an index: so many, or fewer where they are large. */
    private List<LogEntry> before(long end, int most) {
        int count = (int) Math.min(most, end - head.minIndex());
        List<LogEntry> entries = chunk(end - count, count);
        while (entries.size() < count) {
            count = Math.max(1, count / 2);
            entries = chunk(end - count, count);
        }
        return entries;
    }

    private List<LogEntry> chunk(long from, int most) {
        List<LogEntry> entries = store.read(log, LogIndex.of(from), most, CHUNK_BYTES);
        if (entries.isEmpty() || entries.get(0).index().value() != from) {
            throw new IntegrityException("log " + log + " has lost entry " + from, from);
        }
        return entries;
    }

    /** Entries from an index on. */
    Iterator<RecordedEvent> from(LogIndex first) {
        return new Iterator<>() {
            private long next = Math.max(first.value(), head.minIndex());
            private Iterator<LogEntry> entries = List.<LogEntry>of().iterator();

            @Override
            public boolean hasNext() {
                return next < head.size().value();
            }

            @Override
            public RecordedEvent next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                if (!entries.hasNext()) {
                    long left = head.size().value() - next;
                    entries = chunk(next, (int) Math.min(CHUNK, left)).iterator();
                }
                next++;
                return decoded(log, entries.next());
            }
        };
    }

    /**
     * What an entry says, checked against its commitments.
     *
     * @throws IntegrityException if it is not a sealed event or a value is not what was committed
     */
    static RecordedEvent decoded(LogId log, LogEntry entry) {
        try {
            DecodedEvent event = EventCodec.decode(entry.sealed(), entry.privateSide());
            return new RecordedEvent(entry, event.event(), event.withheld());
        } catch (IntegrityException e) {
            IntegrityException named =
                    new IntegrityException(
                            "log " + log + ", entry " + entry.index() + ": " + e.getMessage(),
                            entry.index().value());
            named.initCause(e);
            throw named;
        }
    }
}
