package io.worklog.cache;

import io.worklog.cache.Levels.Loaded;
import io.worklog.log.LogId;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.spi.LogStore;
import java.util.Optional;

/** Full tiles, which never change once all their leaves are sealed. Thread-safe. */
final class CachedTiles {
    /** A full tile of the level above has more leaves than a log can have entries. */
    private static final int TOP = 5;

    private static final int TILE_BYTES = TileId.FULL * Hash.SIZE;

    private final LogStore store;
    private final Levels levels;
    private final CacheKeys keys;
    private final Bounds bounds;

    CachedTiles(LogStore store, Levels levels, CacheKeys keys, Bounds bounds) {
        this.store = store;
        this.levels = levels;
        this.keys = keys;
        this.bounds = bounds;
    }

    Optional<Tile> tile(LogId log, int level, long index) {
        if (level < 0 || level > TOP || index < 0 || !bounds.reaches(log, end(level, index))) {
            return store.tile(log, level, index);
        }
        String which = bounds.identity(log);
        if (which == null) {
            return store.tile(log, level, index);
        }
        byte[] hashes =
                levels.get(
                        keys.tile(log, which, level, index),
                        found -> isTile(log, which, level, index, found),
                        () -> load(log, level, index));
        return Optional.ofNullable(hashes).map(found -> new Tile(TileId.full(level, index), found));
    }

    private Loaded load(LogId log, int level, long index) {
        boolean sealed = bounds.isSealed(log, end(level, index));
        return store.tile(log, level, index)
                .map(tile -> new Loaded(tile.hashes(), sealed))
                .orElse(Loaded.NOTHING);
    }

    /** A tile has 256 hashes, and its root stands in the tile above, where that is at hand. */
    private boolean isTile(LogId log, String which, int level, long index, byte[] hashes) {
        if (hashes.length != TILE_BYTES) {
            return false;
        }
        byte[] above = levels.own(keys.tile(log, which, level + 1, index / TileId.FULL));
        if (above == null) {
            return true;
        }
        Hash told = Hash.at(above, (int) (index % TileId.FULL) * Hash.SIZE);
        return new Tile(TileId.full(level, index), hashes).root().equals(told);
    }

    /** How many entries the log has at least where the tile is full. */
    private static long end(int level, long index) {
        int bits = 8 * (level + 1);
        return index < Long.MAX_VALUE >> bits ? (index + 1) << bits : Long.MAX_VALUE;
    }
}
