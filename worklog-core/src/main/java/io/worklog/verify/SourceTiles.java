package io.worklog.verify;

import io.worklog.merkle.Hash;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.merkle.TileSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The tiles of a source for trees up to its size. A narrower partial tile than the one there is now
 * is cut from it, since a log need not keep the narrower one.
 */
final class SourceTiles implements TileSource {
    private final LogSource source;
    private final long size;

    SourceTiles(LogSource source, long size) {
        this.source = source;
        this.size = size;
    }

    @Override
    public Tile tile(TileId id) {
        try {
            long hashes = size >> (8 * id.level());
            long there = Math.min(TileId.FULL, hashes - id.index() * TileId.FULL);
            byte[] bytes = source.tile(new TileId(id.level(), id.index(), (int) there));
            return new Tile(id, Arrays.copyOf(bytes, id.width() * Hash.SIZE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
