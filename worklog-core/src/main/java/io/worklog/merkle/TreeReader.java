package io.worklog.merkle;

import org.jspecify.annotations.Nullable;

/**
 * Hashes of any subtree of a tree of one size, out of its tiles. Keeps the last tile of each level,
 * so that one proof reads each tile once. Not thread-safe.
 */
final class TreeReader {
    private final long size;
    private final TileSource source;
    private final @Nullable Tile[] last = new @Nullable Tile[TreeShape.LEVELS];

    TreeReader(long size, TileSource source) {
        this.size = TreeShape.checkSize(size);
        this.source = source;
    }

    /** Reads a tile and refuses any other than the one asked for. */
    static Tile read(TileSource source, TileId id) {
        Tile tile = source.tile(id);
        if (!tile.id().equals(id)) {
            throw new IllegalArgumentException("asked for " + id + " and was given " + tile.id());
        }
        return tile;
    }

    /**
     * The root over the leaves from {@code start} to {@code start + 2^height}, or to the end of the
     * tree if that comes first.
     *
     * @param start a multiple of {@code 2^height} below the size
     */
    Hash subtree(long start, int height) {
        long end = Math.min(start + (1L << height), size);
        return range(start, end);
    }

    /** The root of the whole tree. */
    Hash root() {
        return size == 0 ? Rfc6962.emptyRoot() : range(0, size);
    }

    /** Folds the full subtrees of a range, the smallest and rightmost first. */
    private Hash range(long start, long end) {
        TreeHasher hasher = TreeHasher.ofThread();
        byte[] left = new byte[Hash.SIZE];
        byte[] root = new byte[Hash.SIZE];
        long rest = end - start;
        long at = end;
        boolean first = true;
        for (int height = Long.numberOfTrailingZeros(rest); rest >>> height != 0; height++) {
            if ((rest >>> height & 1) == 1) {
                at -= 1L << height;
                full(at, height, first ? root : left);
                if (!first) {
                    hasher.node(left, 0, root, 0, root, 0);
                }
                first = false;
            }
        }
        return Hash.wrap(root);
    }

    private void full(long start, int height, byte[] target) {
        int level = Math.min(height / TreeShape.TILE_HEIGHT, TreeShape.LEVELS - 1);
        int within = height - level * TreeShape.TILE_HEIGHT;
        long place = TreeShape.hashes(level, start);
        Tile tile = tile(TreeShape.tile(level, place / TileId.FULL, size));
        Subtrees.hash(tile, (int) (place % TileId.FULL), 1 << within, target, 0);
    }

    private Tile tile(TileId id) {
        Tile known = last[id.level()];
        if (known != null && known.id().equals(id)) {
            return known;
        }
        Tile tile = read(source, id);
        last[id.level()] = tile;
        return tile;
    }
}
