package io.worklog.persistence.jooq;

import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries as they are read, in pieces: drivers hold the whole answer to a statement in memory, so a
 * piece asks for no more entries than are likely to be wanted and to fit. For one thread.
 */
final class EntryPage {
    private static final int FIRST_PIECE = 64;
    private static final int LARGEST_PIECE = 1_024;
    private static final long PIECE_BYTES = 4L << 20;

    private final long from;
    private final int maxEntries;
    private final long maxBytes;
    private final List<LogEntry> entries = new ArrayList<>();
    private int whole;
    private long allBytes;

    EntryPage(long from, int maxEntries, long maxBytes) {
        this.from = from;
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
    }

    /** The next index wanted. */
    long next() {
        return from + entries.size();
    }

    boolean wantsMore() {
        boolean enough = !entries.isEmpty() && allBytes >= maxBytes;
        return !enough && entries.size() < maxEntries;
    }

    /** The index after the last one to ask for now. */
    long end() {
        whole = entries.size();
        long piece = entries.isEmpty() ? FIRST_PIECE : PIECE_BYTES * whole / Math.max(1, allBytes);
        long fitting = Math.clamp(piece, 1, LARGEST_PIECE);
        if (maxBytes <= 1) {
            fitting = 1;
        }
        return next() + Math.min(fitting, maxEntries - whole);
    }

    /** Forgets what was added since the last {@link #end}. */
    void restart() {
        while (entries.size() > whole) {
            LogEntry last = entries.remove(entries.size() - 1);
            allBytes -= last.bytes();
        }
    }

    /** Takes an entry, if it is the next one and wanted. */
    boolean add(long index, byte[] sealed, byte @Nullable [] side) {
        if (!wantsMore() || index != next()) {
            return false;
        }
        LogEntry entry = entry(index, sealed, side);
        entries.add(entry);
        allBytes += entry.bytes();
        return true;
    }

    /** NullAway does not see in the compiled record that the last component may be absent. */
    @SuppressWarnings("NullAway")
    private static LogEntry entry(long index, byte[] sealed, byte @Nullable [] side) {
        return new LogEntry(LogIndex.of(index), sealed, side);
    }

    List<LogEntry> entries() {
        return entries;
    }
}
