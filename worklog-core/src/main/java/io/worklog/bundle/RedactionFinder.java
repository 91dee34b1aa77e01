package io.worklog.bundle;

import io.worklog.catalog.WorklogTypes;
import io.worklog.codec.DecodedEvent;
import io.worklog.codec.EventCodec;
import io.worklog.event.Change;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.spi.LogStore;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the redactions that erased fields of given entries, by reading the log forward. */
final class RedactionFinder {
    private static final int BATCH = 1_024;
    private static final long BATCH_BYTES = 4L << 20;

    private final LogStore store;
    private final LogId log;

    RedactionFinder(LogStore store, LogId log) {
        this.store = store;
        this.log = log;
    }

    /** The redactions that explain what is gone from the entries, which are in order. */
    SortedSet<LogIndex> redactionsOf(List<LogEntry> entries, TreeSize size) {
        Set<String> gone = new HashSet<>();
        LogIndex first = null;
        for (LogEntry entry : entries) {
            DecodedEvent decoded = EventCodec.decode(entry.sealed(), entry.privateSide());
            decoded.withheld().forEach(path -> gone.add("#" + entry.index() + path));
            first = first == null && !gone.isEmpty() ? entry.index() : first;
        }
        SortedSet<LogIndex> found = new TreeSet<>();
        if (first != null) {
            scan(first, size, gone, found);
        }
        return found;
    }

    private void scan(LogIndex first, TreeSize size, Set<String> gone, SortedSet<LogIndex> all) {
        long next = first.value();
        while (next < size.value()) {
            List<LogEntry> some = store.read(log, LogIndex.of(next), BATCH, BATCH_BYTES);
            if (some.isEmpty()) {
                return;
            }
            for (LogEntry entry : some) {
                if (size.covers(entry.index()) && erases(entry, gone)) {
                    all.add(entry.index());
                }
            }
            next += some.size();
        }
    }

    private static boolean erases(LogEntry entry, Set<String> gone) {
        String text = new String(entry.sealed(), StandardCharsets.ISO_8859_1);
        if (!text.contains("\"type\":\"" + WorklogTypes.REDACTION.name() + "\"")) {
            return false;
        }
        return EventCodec.decode(entry.sealed(), entry.privateSide()).event().changes().stream()
                .map(Change::path)
                .anyMatch(gone::contains);
    }
}
