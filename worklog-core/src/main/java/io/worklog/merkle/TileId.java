package io.worklog.merkle;

/**
 * Which tile of the tree: 256 hashes (or fewer at the right edge) of one level. Level {@code L}
 * holds the roots of full subtrees of {@code 256^L} leaves (C2SP tlog-tiles).
 *
 * @param level 0 to 5; level 0 holds leaf hashes
 * @param index which tile of that level, from 0
 * @param width how many hashes: 256 for a full tile, 1 to 255 for a partial one
 */
public record TileId(int level, long index, int width) {
    /** How many hashes a full tile has. */
    public static final int FULL = 256;

    public TileId {
        if (level < 0 || level > 7 || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException(
                    "no such tile: level " + level + ", index " + index + ", width " + width);
        }
    }

    /** A full tile. */
    public static TileId full(int level, long index) {
        return new TileId(level, index, FULL);
    }

    /** Whether the tile has all its hashes and will never change. */
    public boolean isFull() {
        return width == FULL;
    }
}
