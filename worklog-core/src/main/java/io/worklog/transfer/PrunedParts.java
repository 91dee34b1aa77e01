package io.worklog.transfer;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.spi.EntryKey;
import io.worklog.spi.KeyedLogStore;
import io.worklog.spi.PrunedPart;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** What a store still has of its pruned entries, part by part. One use. */
final class PrunedParts implements Iterator<PrunedPart> {
    private static final int PART = 65_536;
    private static final int LEVEL_BITS = 8;

    private final KeyedLogStore from;
    private final LogId log;
    private final long end;
    private final Pace pace;
    private long next;

    PrunedParts(KeyedLogStore from, LogId log, long end, Pace pace) {
        this.from = from;
        this.log = log;
        this.end = end;
        this.pace = pace;
    }

    @Override
    public boolean hasNext() {
        return next < end;
    }

    @Override
    public PrunedPart next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        LogIndex first = LogIndex.of(next);
        int count = (int) Math.min(PART, end - next);
        List<EntryKey> keys = from.keys(log, first, count);
        PrunedPart part = new PrunedPart(first, count, tiles(next, next + count), keys);
        next += count;
        pace.at(next, end);
        return part;
    }

    /** Every full tile whose last entry is in the range. */
    private List<Tile> tiles(long first, long last) {
        List<Tile> tiles = new ArrayList<>();
        for (int level = 0; full(last, level) > 0; level++) {
            for (long n = full(first, level); n < full(last, level); n++) {
                tiles.add(tile(TileId.full(level, n)));
            }
        }
        return tiles;
    }

    private Tile tile(TileId id) {
        return from.tile(log, id.level(), id.index())
                .orElseThrow(() -> new IntegrityException("log " + log + " has lost " + id));
    }

    private static long full(long size, int level) {
        return size >>> LEVEL_BITS * (level + 1);
    }
}
