package io.worklog.memory;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.EntryKey;
import io.worklog.spi.HeadMovedException;
import io.worklog.spi.KeyDigest;
import io.worklog.spi.LogEndedException;
import io.worklog.spi.LogHead;
import io.worklog.spi.NewEntry;
import io.worklog.spi.PrunedPart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One log on the heap. Thread-safe: every method holds the log's monitor. */
final class MemoryLog {
    private final LogId id;
    private final List<@Nullable LogEntry> entries = new ArrayList<>();
    private final Map<String, EntryKey> keys = new HashMap<>();
    private final Map<TileId, Tile> tiles = new HashMap<>();
    private long epoch = 1;
    private int minIndex;
    private TreeSize published = TreeSize.of(0);
    private byte @Nullable [] note;
    private @Nullable String ended;

    MemoryLog(LogId id) {
        this.id = id;
    }

    synchronized LogHead head() {
        return new LogHead(id, TreeSize.of(entries.size()), epoch, minIndex);
    }

    synchronized void end(String where) {
        EndableLogStore.requireNote(where);
        if (ended != null && !ended.equals(where)) {
            throw new IllegalStateException("log " + id + " was ended: " + ended);
        }
        ended = where;
    }

    synchronized Optional<String> ended() {
        return Optional.ofNullable(ended);
    }

    private void requireGoingOn() {
        if (ended != null) {
            throw new LogEndedException(id, ended);
        }
    }

    synchronized LogHead claim() {
        requireGoingOn();
        epoch++;
        return head();
    }

    synchronized LogHead append(AppendBatch batch) {
        requireGoingOn();
        if (batch.size().value() != entries.size() || batch.epoch() != epoch) {
            throw new HeadMovedException(id, head());
        }
        batch.entries().forEach(MemoryLog::check);
        for (NewEntry entry : batch.entries()) {
            LogIndex index = LogIndex.of(entries.size());
            entries.add(new LogEntry(index, entry.sealed(), entry.privateSide()));
            if (entry.idempotencyKey() != null) {
                keep(EntryKey.of(index, entry.idempotencyKey()));
            }
        }
        batch.tiles().forEach(tile -> tiles.put(tile.id(), tile));
        return head();
    }

    synchronized List<LogEntry> read(long from, int maxEntries, long maxBytes) {
        List<LogEntry> found = new ArrayList<>();
        if (from < minIndex) {
            return found;
        }
        long bytes = 0;
        for (long i = from; i < entries.size() && found.size() < maxEntries; i++) {
            LogEntry entry = entries.get((int) i);
            if (entry == null || (bytes >= maxBytes && !found.isEmpty())) {
                break;
            }
            found.add(entry);
            bytes += entry.bytes();
        }
        return found;
    }

    synchronized Optional<LogIndex> findKey(String key) {
        return Optional.ofNullable(keys.get(hex(KeyDigest.of(key)))).map(EntryKey::index);
    }

    private void keep(EntryKey key) {
        keys.putIfAbsent(hex(key.digest()), key);
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    synchronized List<EntryKey> keys(long from, int count) {
        return keys.values().stream()
                .filter(key -> key.index().value() >= from && key.index().value() - from < count)
                .sorted(Comparator.comparing(EntryKey::index))
                .toList();
    }

    /** A log of which nothing is left but hashes and keys. */
    static MemoryLog restore(LogId id, Iterator<PrunedPart> parts) {
        MemoryLog log = new MemoryLog(id);
        while (parts.hasNext()) {
            log.take(parts.next());
        }
        if (log.minIndex == 0) {
            throw new IllegalArgumentException("log " + id + " has no pruned entries");
        }
        return log;
    }

    private synchronized void take(PrunedPart part) {
        if (part.first().value() != minIndex) {
            throw new IllegalArgumentException(
                    "log " + id + ": pruned entries from " + part.first() + ", not " + minIndex);
        }
        entries.addAll(Collections.nCopies(part.count(), null));
        part.tiles().forEach(tile -> tiles.put(tile.id(), tile));
        part.keys().forEach(this::keep);
        minIndex += part.count();
    }

    synchronized Optional<Tile> tile(int level, long index) {
        return Optional.ofNullable(tiles.get(TileId.full(level, index)));
    }

    synchronized void publish(TreeSize size, byte[] signed) {
        if (size.compareTo(published) < 0) {
            throw new IntegrityException(
                    "log "
                            + id
                            + " has a checkpoint of size "
                            + published
                            + ": one of size "
                            + size
                            + " is refused");
        }
        if (size.value() > entries.size()) {
            throw new IntegrityException(
                    "log "
                            + id
                            + " has "
                            + entries.size()
                            + " entries: a checkpoint of size "
                            + size
                            + " is refused");
        }
        published = size;
        note = signed.clone();
    }

    synchronized Optional<byte[]> checkpoint() {
        return Optional.ofNullable(note).map(byte[]::clone);
    }

    synchronized void replacePrivateSide(LogIndex index, byte @Nullable [] remaining) {
        requireGoingOn();
        LogEntry entry = index.value() < entries.size() ? entries.get((int) index.value()) : null;
        if (entry == null) {
            throw new IllegalArgumentException("log " + id + " has no entry " + index);
        }
        byte[] kept = remaining == null ? null : remaining.clone();
        entries.set((int) index.value(), new LogEntry(index, entry.sealed(), kept));
    }

    synchronized void prune(long min) {
        requireGoingOn();
        if (min > entries.size()) {
            throw new IllegalArgumentException(
                    "log "
                            + id
                            + " has "
                            + entries.size()
                            + " entries: it cannot be pruned to "
                            + min);
        }
        while (minIndex < min) {
            entries.set(minIndex++, null);
        }
    }

    private static void check(NewEntry entry) {
        int length = entry.sealed().length;
        if (length < 1 || length > LogEntry.MAX_SEALED_BYTES) {
            throw new IllegalArgumentException("an entry of " + length + " bytes");
        }
    }
}
