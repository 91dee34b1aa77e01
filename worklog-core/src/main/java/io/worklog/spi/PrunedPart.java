package io.worklog.spi;

import io.worklog.log.LogIndex;
import io.worklog.merkle.Tile;
import java.util.List;

/**
 * What a pruned log still has of a range of entries that are gone.
 *
 * @param first the first entry of the range, a multiple of 256
 * @param count how many entries there were, a multiple of 256
 * @param tiles every full tile that these entries complete, lower levels first
 * @param keys their idempotency keys, in order of index
 */
public record PrunedPart(LogIndex first, int count, List<Tile> tiles, List<EntryKey> keys) {
    private static final int TILE = 256;

    public PrunedPart {
        if (first.value() % TILE != 0 || count < TILE || count % TILE != 0) {
            throw new IllegalArgumentException(
                    "pruned entries come in whole tiles, not " + count + " from " + first);
        }
        tiles = List.copyOf(tiles);
        keys = List.copyOf(keys);
    }

    /** The index after the last entry of the range. */
    public long end() {
        return first.value() + count;
    }
}
