package io.worklog.merkle;

import java.util.ArrayList;
import java.util.List;

/** Makes proofs out of tiles (RFC 6962, sections 2.1.1 and 2.1.2). Thread-safe if the source is. */
public final class Proofs {
    private Proofs() {}

    /** The root of the tree with that size. */
    public static Hash root(long size, TileSource tiles) {
        return new TreeReader(size, tiles).root();
    }

    /**
     * Shows that a leaf is in a tree.
     *
     * @param index below {@code size}
     */
    public static InclusionProof inclusion(long index, long size, TileSource tiles) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of size " + size);
        }
        List<Hash> path = new ArrayList<>();
        climb(new TreeReader(size, tiles), index, size, 0, path);
        return new InclusionProof(index, size, path);
    }

    /**
     * Shows that a tree begins with a smaller one.
     *
     * @param oldSize at most {@code newSize}; for 0 and for equal sizes the proof has no hashes
     */
    public static ConsistencyProof consistency(long oldSize, long newSize, TileSource tiles) {
        if (oldSize < 0 || oldSize > newSize) {
            throw new IllegalArgumentException(
                    "a tree of size " + newSize + " has no prefix of size " + oldSize);
        }
        List<Hash> path = new ArrayList<>();
        if (oldSize > 0 && oldSize < newSize) {
            TreeReader reader = new TreeReader(newSize, tiles);
            int height = Long.numberOfTrailingZeros(oldSize);
            long last = (oldSize - 1) >>> height;
            if (last > 0) {
                path.add(reader.subtree(last << height, height));
            }
            climb(reader, last, newSize, height, path);
        }
        return new ConsistencyProof(oldSize, newSize, path);
    }

    /**
     * Adds the siblings on the way up.
     *
     * @param node which subtree of that height to start at
     */
    private static void climb(
            TreeReader reader, long node, long size, int height, List<Hash> path) {
        long at = node;
        long last = (size - 1) >>> height;
        for (int h = height; last > 0; h++) {
            boolean onRight = (at & 1) == 1;
            if (onRight || at < last) {
                path.add(reader.subtree((at ^ 1) << h, h));
            }
            at >>>= 1;
            last >>>= 1;
        }
    }
}
