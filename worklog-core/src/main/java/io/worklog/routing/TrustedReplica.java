package io.worklog.routing;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.merkle.TreeBuilder;
import io.worklog.sequence.StoredTiles;
import io.worklog.spi.LogStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A replica's tree of one log at a size that the primary signed. Its right edge leads to the signed
 * root; every full tile is the one whose root stands in the tile above it; so a tile or entry that
 * is given out leads to what was signed. Not thread-safe.
 */
final class TrustedReplica {
    private static final int KEPT_TILES = 256;
    private static final int LEVEL_BITS = 8;

    private final LogStore replica;
    private final LogId log;
    private final TreeBuilder edge;
    private final Map<TileId, Tile> known;

    private TrustedReplica(LogStore replica, LogId log, TreeBuilder edge) {
        this.replica = replica;
        this.log = log;
        this.edge = edge;
        this.known =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<TileId, Tile> eldest) {
                        return size() > KEPT_TILES;
                    }
                };
    }

    /**
     * The replica at a signed size.
     *
     * @throws IntegrityException if its tree is another one
     */
    static TrustedReplica at(LogStore replica, LogId log, long size, Hash signedRoot) {
        TreeBuilder edge = TreeBuilder.at(size, StoredTiles.of(replica, log));
        if (!edge.root().equals(signedRoot)) {
            throw new IntegrityException(
                    "the replica of log " + log + " has another root at size " + size);
        }
        return new TrustedReplica(replica, log, edge);
    }

    long size() {
        return edge.size();
    }

    /** A full tile that lies wholly below the signed size. */
    Tile tile(TileId id) {
        Tile found = known.get(id);
        if (found != null) {
            return found;
        }
        Tile tile =
                replica.tile(log, id.level(), id.index())
                        .orElseThrow(() -> wrong("tile " + id, first(id)));
        Hash expected = above(id).hash((int) (id.index() % TileId.FULL));
        if (!tile.root().equals(expected)) {
            throw wrong("tile " + id, first(id));
        }
        known.put(id, tile);
        return tile;
    }

    private Tile above(TileId id) {
        int level = id.level() + 1;
        long index = id.index() / TileId.FULL;
        boolean full = index < size() >>> LEVEL_BITS * (level + 1);
        return full
                ? tile(TileId.full(level, index))
                : edge.partial(level).orElseThrow(() -> wrong("the edge", first(id)));
    }

    /** Refuses entries that were not sealed so; all are below the signed size. */
    List<LogEntry> checked(List<LogEntry> entries, long from) {
        for (int i = 0; i < entries.size(); i++) {
            long index = from + i;
            LogEntry entry = entries.get(i);
            if (entry.index().value() != index
                    || !leaf(index).equals(Rfc6962.leaf(entry.sealed()))) {
                throw wrong("entry " + index, index);
            }
        }
        return entries;
    }

    private Hash leaf(long index) {
        long tile = index / TileId.FULL;
        boolean full = tile < size() >>> LEVEL_BITS;
        Tile leaves =
                full
                        ? tile(TileId.full(0, tile))
                        : edge.partial(0).orElseThrow(() -> wrong("the edge", index));
        return leaves.hash((int) (index % TileId.FULL));
    }

    private static long first(TileId id) {
        return id.index() << LEVEL_BITS * (id.level() + 1);
    }

    private IntegrityException wrong(String what, long index) {
        return new IntegrityException(
                "the replica of log " + log + " has another " + what + " than was signed", index);
    }
}
