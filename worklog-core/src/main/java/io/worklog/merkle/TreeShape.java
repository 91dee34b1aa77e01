package io.worklog.merkle;

/** Where things lie in a tree of a given size (C2SP tlog-tiles). */
final class TreeShape {
    /** The largest tree: every index is exact in JSON and in a browser. */
    static final long MAX_SIZE = 1L << 53;

    /** How many levels of tiles the largest tree has. */
    static final int LEVELS = 7;

    /** How many levels of the tree one tile spans. */
    static final int TILE_HEIGHT = 8;

    private TreeShape() {}

    /** Refuses what is not a size. */
    static long checkSize(long size) {
        if (size < 0 || size > MAX_SIZE) {
            throw new IllegalArgumentException("a tree has 0 to 2^53 leaves, not " + size);
        }
        return size;
    }

    /** How many hashes a level has. */
    static long hashes(int level, long size) {
        return size >>> (TILE_HEIGHT * level);
    }

    /** How wide the partial tile of a level is; 0 where there is none. */
    static int partialWidth(int level, long size) {
        return (int) (hashes(level, size) % TileId.FULL);
    }

    /** The partial tile of a level. */
    static TileId partial(int level, long size) {
        return new TileId(level, hashes(level, size) / TileId.FULL, partialWidth(level, size));
    }

    /** The tile as a tree of that size has it: full, or partial at the right edge. */
    static TileId tile(int level, long index, long size) {
        boolean full = index < hashes(level, size) / TileId.FULL;
        return full ? TileId.full(level, index) : partial(level, size);
    }
}
