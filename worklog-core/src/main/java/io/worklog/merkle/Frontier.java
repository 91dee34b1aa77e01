package io.worklog.merkle;

/**
 * The compact range of a growing tree: for each bit that is set in the size, the root of one full
 * subtree. At most 54 hashes. Not thread-safe.
 */
final class Frontier {
    private static final int HEIGHTS = 54;

    private final byte[] roots;

    Frontier() {
        this(new byte[HEIGHTS * Hash.SIZE]);
    }

    private Frontier(byte[] roots) {
        this.roots = roots;
    }

    Frontier copy() {
        return new Frontier(roots.clone());
    }

    /**
     * Merges the carried subtree with the one at a height to its left.
     *
     * @param carry the subtree's root, replaced by that of the merged one
     */
    void merge(TreeHasher hasher, int height, byte[] carry) {
        hasher.node(roots, height * Hash.SIZE, carry, 0, carry, 0);
    }

    /** Keeps the root of a full subtree. */
    void put(int height, byte[] root) {
        System.arraycopy(root, 0, roots, height * Hash.SIZE, Hash.SIZE);
    }

    /** Adds all hashes of a partial tile, of which this has none yet. */
    void load(Tile tile) {
        TreeHasher hasher = TreeHasher.ofThread();
        byte[] carry = new byte[Hash.SIZE];
        for (int i = 0; i < tile.id().width(); i++) {
            System.arraycopy(tile.hashes(), i * Hash.SIZE, carry, 0, Hash.SIZE);
            int height = TreeShape.TILE_HEIGHT * tile.id().level();
            for (int left = i; (left & 1) == 1; left >>= 1) {
                merge(hasher, height, carry);
                height++;
            }
            put(height, carry);
        }
    }

    /** The root of the tree with that size, which MUST be what was put in. */
    Hash root(long size) {
        if (size == 0) {
            return Rfc6962.emptyRoot();
        }
        TreeHasher hasher = TreeHasher.ofThread();
        int lowest = Long.numberOfTrailingZeros(size);
        byte[] root = Hash.at(roots, lowest * Hash.SIZE).raw();
        for (int height = lowest + 1; size >>> height != 0; height++) {
            if ((size >>> height & 1) == 1) {
                merge(hasher, height, root);
            }
        }
        return Hash.wrap(root);
    }
}
