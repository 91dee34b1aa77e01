package io.worklog.cache;

import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Tile;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.CachedLogStore;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.PrunableLogStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store whose tiles and entries are answered from copies; all else is passed on. Thread-safe. */
final class CachedStore implements CachedLogStore {
    private final LogStore store;
    private final Bounds bounds;
    private final CachedTiles tiles;
    private final CachedEntries entries;

    CachedStore(LogStore store, Levels levels, CacheKeys keys, SealedSizes sizes) {
        this.store = store;
        this.bounds = new Bounds(store, sizes);
        this.tiles = new CachedTiles(store, levels, keys, bounds);
        this.entries = new CachedEntries(store, levels, keys, bounds);
    }

    @Override
    public LogStore uncached() {
        return store instanceof CachedLogStore cached ? cached.uncached() : store;
    }

    @Override
    public List<LogId> logs() {
        return store.logs();
    }

    @Override
    public Optional<LogHead> head(LogId log) {
        return bounds.head(log);
    }

    @Override
    public LogHead create(LogId log) {
        return noted(store.create(log));
    }

    @Override
    public LogHead claim(LogId log) {
        return noted(store.claim(log));
    }

    @Override
    public LogHead append(AppendBatch batch) {
        return noted(store.append(batch));
    }

    private LogHead noted(LogHead head) {
        bounds.note(head);
        return head;
    }

    @Override
    public List<LogEntry> read(LogId log, LogIndex from, int maxEntries, long maxBytes) {
        return entries.read(log, from, maxEntries, maxBytes);
    }

    @Override
    public Optional<LogIndex> findKey(LogId log, String idempotencyKey) {
        return store.findKey(log, idempotencyKey);
    }

    @Override
    public Map<String, LogIndex> findKeys(LogId log, Set<String> idempotencyKeys) {
        return store.findKeys(log, idempotencyKeys);
    }

    @Override
    public Optional<Tile> tile(LogId log, int level, long index) {
        return tiles.tile(log, level, index);
    }

    @Override
    public void publish(LogId log, TreeSize size, byte[] note) {
        store.publish(log, size, note);
    }

    @Override
    public Optional<byte[]> checkpoint(LogId log) {
        return store.checkpoint(log);
    }

    /** Prunes the store, then forgets what it gave up. */
    void prune(PrunableLogStore prunable, LogId log, LogIndex minIndex) {
        prunable.prune(log, minIndex);
        forgetBelow(log, minIndex);
    }

    @Override
    public void forgetBelow(LogId log, LogIndex minIndex) {
        entries.forgetBelow(log, minIndex.value());
        if (store instanceof CachedLogStore cached) {
            cached.forgetBelow(log, minIndex);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
