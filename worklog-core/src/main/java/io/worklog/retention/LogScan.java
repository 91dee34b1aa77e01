package io.worklog.retention;

import io.worklog.codec.DecodedEvent;
import io.worklog.codec.EventCodec;
import io.worklog.error.IntegrityException;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Goes through the entries of one log in order. */
record LogScan(LogStore store, LogId log) {
    private static final int CHUNK = 512;
    private static final long CHUNK_BYTES = 4L << 20;

    /** Takes entries until it has enough. */
    @FunctionalInterface
    interface Taker {
        /** Returns whether to go on. */
        boolean take(LogEntry entry, AuditEvent event);
    }

    /** Where the log stands. */
    LogHead head() {
        return store.head(log).orElseThrow(() -> new IntegrityException("log " + log + " is gone"));
    }

    /** All entries from one on, up to another, that are still there. */
    void all(long from, long to, Taker taker) {
        entries(from, to, "", taker);
    }

    /** The entries in whose bytes a text occurs, which is looked at before they are decoded. */
    void entries(long from, long to, String text, Taker taker) {
        long next = Math.max(from, head().minIndex());
        while (next < to) {
            int most = (int) Math.min(CHUNK, to - next);
            List<LogEntry> chunk = store.read(log, LogIndex.of(next), most, CHUNK_BYTES);
            if (chunk.isEmpty()) {
                throw new IntegrityException("log " + log + " has lost entry " + next);
            }
            for (LogEntry entry : chunk) {
                if (mentions(entry, text) && !taker.take(entry, decoded(entry).event())) {
                    return;
                }
            }
            next += chunk.size();
        }
    }

    private static boolean mentions(LogEntry entry, String text) {
        return text.isEmpty()
                || new String(entry.sealed(), StandardCharsets.ISO_8859_1).contains(text);
    }

    /** One entry. */
    LogEntry entry(LogIndex index) {
        List<LogEntry> found = store.read(log, index, 1, Long.MAX_VALUE);
        if (found.isEmpty() || !found.get(0).index().equals(index)) {
            throw new IllegalArgumentException("log " + log + " has no entry " + index);
        }
        return found.get(0);
    }

    static DecodedEvent decoded(LogEntry entry) {
        return EventCodec.decode(entry.sealed(), entry.privateSide());
    }
}
