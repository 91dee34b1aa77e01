package io.worklog.verify;

import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.TileId;
import java.util.ArrayList;
import java.util.List;

/**
 * The tree as the entries give it: the roots of all full tiles of every level, and the hashes of the
 * partial tile at the right edge of each.
 */
final class DerivedTree {
    private final long size;
    private final List<byte[]> levels = new ArrayList<>();

    /**
     * Builds the upper levels.
     *
     * @param tileRoots the roots of all full tiles of level 0, 32 bytes each
     * @param lastLeaves the leaf hashes of the partial tile, 32 bytes each
     */
    DerivedTree(long size, byte[] tileRoots, byte[] lastLeaves) {
        this.size = size;
        levels.add(lastLeaves);
        byte[] hashes = tileRoots;
        while (hashes.length > 0) {
            levels.add(hashes);
            hashes = above(hashes);
        }
    }

    private static byte[] above(byte[] hashes) {
        int span = TileId.FULL * Hash.SIZE;
        byte[] roots = new byte[hashes.length / span * Hash.SIZE];
        for (int i = 0; (i + 1) * span <= hashes.length; i++) {
            byte[] tile = java.util.Arrays.copyOfRange(hashes, i * span, (i + 1) * span);
            SubtreeRoots.of(tile).copyTo(roots, i * Hash.SIZE);
        }
        return roots;
    }

    /** How many levels have tiles. */
    int levels() {
        return levels.size();
    }

    /** How many tiles a level above 0 has, with the partial one. */
    long tiles(int level) {
        return (hashes(level) + TileId.FULL - 1) / TileId.FULL;
    }

    private long hashes(int level) {
        return size >> (8 * level);
    }

    /** The widest tile at a place of a level above 0. */
    TileId widest(int level, long index) {
        long width = Math.min(TileId.FULL, hashes(level) - index * TileId.FULL);
        return new TileId(level, index, (int) width);
    }

    /** The derived hashes of a tile of a level above 0. */
    byte[] tile(TileId id) {
        int from = Math.toIntExact(id.index() * TileId.FULL * Hash.SIZE);
        return java.util.Arrays.copyOfRange(
                levels.get(id.level()), from, from + id.width() * Hash.SIZE);
    }

    /** The derived root of the full tile of a level. */
    Hash rootOf(int level, long index) {
        return Hash.at(levels.get(level + 1), Math.toIntExact(index * Hash.SIZE));
    }

    /** The derived root of the whole tree. */
    Hash root() {
        SubtreeRoots roots = new SubtreeRoots();
        for (int level = levels.size() - 1; level >= 1; level--) {
            byte[] hashes = levels.get(level);
            int partial = (int) (hashes(level) % TileId.FULL);
            int whole = hashes.length - partial * Hash.SIZE;
            for (int at = whole; at < hashes.length; at += Hash.SIZE) {
                roots.add(Hash.at(hashes, at), 8 * level);
            }
        }
        byte[] last = levels.get(0);
        for (int at = 0; at < last.length; at += Hash.SIZE) {
            roots.add(Hash.at(last, at), 0);
        }
        return size == 0 ? Rfc6962.emptyRoot() : roots.root();
    }
}
