package io.worklog.bundle;

import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.memory.MemoryLogStore;
import io.worklog.merkle.Tile;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.LogHead;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A memory store that hands out chosen entries with one byte changed. */
final class MutableStore implements ErasableLogStore {
    final Set<Long> damaged = new HashSet<>();
    private final MemoryLogStore store = MemoryLogStore.create();

    @Override
    public List<LogEntry> read(LogId log, LogIndex from, int maxEntries, long maxBytes) {
        return store.read(log, from, maxEntries, maxBytes).stream().map(this::damage).toList();
    }

    private LogEntry damage(LogEntry entry) {
        if (!damaged.contains(entry.index().value())) {
            return entry;
        }
        byte[] bytes = entry.sealed().clone();
        bytes[bytes.length - 3] ^= 1;
        return new LogEntry(entry.index(), bytes, entry.privateSide());
    }

    @Override
    public void replacePrivateSide(LogId log, LogIndex index, byte @Nullable [] remaining) {
        store.replacePrivateSide(log, index, remaining);
    }

    @Override
    public List<LogId> logs() {
        return store.logs();
    }

    @Override
    public Optional<LogHead> head(LogId log) {
        return store.head(log);
    }

    @Override
    public LogHead create(LogId log) {
        return store.create(log);
    }

    @Override
    public LogHead claim(LogId log) {
        return store.claim(log);
    }

    @Override
    public LogHead append(AppendBatch batch) {
        return store.append(batch);
    }

    @Override
    public Optional<LogIndex> findKey(LogId log, String idempotencyKey) {
        return store.findKey(log, idempotencyKey);
    }

    @Override
    public Optional<Tile> tile(LogId log, int level, long index) {
        return store.tile(log, level, index);
    }

    @Override
    public void publish(LogId log, TreeSize size, byte[] note) {
        store.publish(log, size, note);
    }

    @Override
    public Optional<byte[]> checkpoint(LogId log) {
        return store.checkpoint(log);
    }

    @Override
    public void close() {
        store.close();
    }
}
