package io.worklog.cache;

import io.worklog.cache.Levels.Loaded;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Sealed bytes of entries, by the 256. Every reading first asks the store where the log stands, so
 * that nothing below a pruned index and nothing beyond the end is answered. Thread-safe.
 */
final class CachedEntries {
    private static final int SIZE = EntryChunk.ENTRIES;

    /** A chunk of more sealed bytes is read from the store each time. */
    private static final long MAX_BYTES = 4L << 20;

    private static final int REMOVED_AT_ONCE = 1_000;

    private final LogStore store;
    private final Levels levels;
    private final CacheKeys keys;
    private final Bounds bounds;

    CachedEntries(LogStore store, Levels levels, CacheKeys keys, Bounds bounds) {
        this.store = store;
        this.levels = levels;
        this.keys = keys;
        this.bounds = bounds;
    }

    List<LogEntry> read(LogId log, LogIndex from, int maxEntries, long maxBytes) {
        LogHead head = bounds.head(log).orElse(null);
        if (head == null || !isWithin(head, from.value()) || maxEntries < 1) {
            return store.read(log, from, maxEntries, maxBytes);
        }
        Reading reading = new Reading(from.value(), maxEntries, maxBytes);
        while (!reading.isDone() && isWithin(head, reading.next)) {
            EntryChunk chunk = chunk(log, head, reading.next);
            if (chunk == null || !take(log, chunk, reading)) {
                reading.add(store.read(log, reading.place(), reading.room(), reading.bytesLeft()));
                break;
            }
        }
        return reading.entries;
    }

    private static boolean isWithin(LogHead head, long index) {
        return index >= head.minIndex() && index < head.size().value();
    }

    /** The whole chunk around an entry, where the log has all of it and it never changes. */
    private @Nullable EntryChunk chunk(LogId log, LogHead head, long index) {
        long number = index / SIZE;
        long end = (number + 1) * SIZE;
        if (number * SIZE < head.minIndex() || end > head.size().value()) {
            return null;
        }
        String which = bounds.identity(log);
        if (which == null) {
            return null;
        }
        byte[] bytes =
                levels.get(
                        keys.entries(log, which, number),
                        EntryChunk::isWellFormed,
                        () -> load(log, number));
        return bytes == null ? null : EntryChunk.of(number, bytes);
    }

    private Loaded load(LogId log, long number) {
        if (!bounds.isSealed(log, (number + 1) * SIZE)) {
            return Loaded.NOTHING;
        }
        List<LogEntry> entries = store.read(log, LogIndex.of(number * SIZE), SIZE, MAX_BYTES);
        return entries.size() == SIZE
                ? new Loaded(EntryChunk.encode(entries), true)
                : Loaded.NOTHING;
    }

    /**
     * Takes what is wanted of a chunk, with private sides from the store.
     *
     * @return false where the store no longer has the entries
     */
    private boolean take(LogId log, EntryChunk chunk, Reading reading) {
        long end = reading.endWithin(chunk);
        long[] sided = LongStream.range(reading.next, end).filter(chunk::hasPrivateSide).toArray();
        List<LogEntry> asked = List.of();
        if (sided.length > 0) {
            long first = sided[0];
            int count = (int) (sided[sided.length - 1] - first + 1);
            asked = store.read(log, LogIndex.of(first), count, Long.MAX_VALUE);
            if (asked.size() != count) {
                return false;
            }
        }
        long askedFrom = sided.length > 0 ? sided[0] : end;
        for (long index = reading.next; index < end && !reading.isDone(); index++) {
            long place = index - askedFrom;
            boolean fromStore = place >= 0 && place < asked.size();
            reading.add(fromStore ? asked.get((int) place) : chunk.entry(index));
        }
        return true;
    }

    /** Forgets the sealed bytes of entries that the store has given up. */
    void forgetBelow(LogId log, long minIndex) {
        String which = bounds.identity(log);
        if (which == null) {
            return;
        }
        long end = (minIndex + SIZE - 1) / SIZE;
        for (long from = 0; from < end; from += REMOVED_AT_ONCE) {
            long to = Math.min(end, from + REMOVED_AT_ONCE);
            levels.remove(
                    LongStream.range(from, to).mapToObj(n -> keys.entries(log, which, n)).toList());
        }
    }

    /** An answer in the making. */
    private static final class Reading {
        private final List<LogEntry> entries = new ArrayList<>();
        private final int maxEntries;
        private final long maxBytes;
        private long next;
        private long bytes;

        Reading(long from, int maxEntries, long maxBytes) {
            this.next = from;
            this.maxEntries = maxEntries;
            this.maxBytes = maxBytes;
        }

        boolean isDone() {
            return room() == 0 || (bytes >= maxBytes && !entries.isEmpty());
        }

        LogIndex place() {
            return LogIndex.of(next);
        }

        int room() {
            return maxEntries - entries.size();
        }

        long bytesLeft() {
            return Math.max(0, maxBytes - bytes);
        }

        void add(List<LogEntry> more) {
            more.forEach(this::add);
        }

        void add(LogEntry entry) {
            entries.add(entry);
            bytes += entry.bytes();
            next++;
        }

        /** One past the last entry of the chunk that is wanted, as far as sealed bytes tell. */
        long endWithin(EntryChunk chunk) {
            long end = Math.min(chunk.end(), next + room());
            long passed = bytes;
            long index = next;
            while (index < end && (passed < maxBytes || (entries.isEmpty() && index == next))) {
                passed += chunk.sealedLength(index);
                index++;
            }
            return index;
        }
    }
}
