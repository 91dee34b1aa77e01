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
import org.jspecify.annotations.Nullable;

/** Finds the redactions that erased fields of given entries, by reading the log forward. Not thread-safe. */
final class RedactionFinder {
    private static final int BATCH = 1_024;
    private static final long BATCH_BYTES = 4L << 20;

    private final LogStore store;
    private final LogId log;
    private final Set<String> gone = new HashSet<>();
    private @Nullable LogIndex first;

    RedactionFinder(LogStore store, LogId log) {
        this.store = store;
        this.log = log;
    }

    /** Takes note of what is gone from an entry; entries come in order. */
    void lookAt(LogEntry entry) {
        DecodedEvent decoded = EventCodec.decode(entry.sealed(), entry.privateSide());
        decoded.withheld().forEach(path -> gone.add("#" + entry.index() + path));
        first = first == null && !gone.isEmpty() ? entry.index() : first;
    }

    /** The redactions that explain what is gone from the entries that were looked at. */
    SortedSet<LogIndex> redactions(TreeSize size) {
        SortedSet<LogIndex> found = new TreeSet<>();
        if (first != null) {
            scan(first, size, found);
        }
        return found;
    }

    private void scan(LogIndex from, TreeSize size, SortedSet<LogIndex> all) {
        long next = from.value();
        while (next < size.value()) {
            List<LogEntry> some = store.read(log, LogIndex.of(next), BATCH, BATCH_BYTES);
            if (some.isEmpty()) {
                return;
            }
            for (LogEntry entry : some) {
                if (size.covers(entry.index()) && erases(entry)) {
                    all.add(entry.index());
                }
            }
            next += some.size();
        }
    }

    private boolean erases(LogEntry entry) {
        String text = new String(entry.sealed(), StandardCharsets.ISO_8859_1);
        if (!text.contains("\"type\":\"" + WorklogTypes.REDACTION.name() + "\"")) {
            return false;
        }
        return EventCodec.decode(entry.sealed(), entry.privateSide()).event().changes().stream()
                .map(Change::path)
                .anyMatch(gone::contains);
    }
}
