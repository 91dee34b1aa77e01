package io.worklog.merkle;

/** Hashes of the full subtrees within one tile. */
final class Subtrees {
    private Subtrees() {}

    /**
     * Writes the root over {@code count} hashes of a tile.
     *
     * @param first which hash is the leftmost; a multiple of {@code count}
     * @param count a power of two
     */
    static void hash(Tile tile, int first, int count, byte[] target, int targetAt) {
        hash(tile.hashes(), first, count, target, targetAt);
    }

    /** The same where the hashes are those of a tile that still grows. */
    static void hash(byte[] hashes, int first, int count, byte[] target, int targetAt) {
        if (count == 1) {
            System.arraycopy(hashes, first * Hash.SIZE, target, targetAt, Hash.SIZE);
            return;
        }
        TreeHasher hasher = TreeHasher.ofThread();
        byte[] row = new byte[count / 2 * Hash.SIZE];
        halve(hasher, hashes, first, count, row);
        for (int left = count / 2; left > 1; left /= 2) {
            halve(hasher, row, 0, left, row);
        }
        System.arraycopy(row, 0, target, targetAt, Hash.SIZE);
    }

    /** Writes one hash for each two of a row; the row itself may be the target if first is 0. */
    private static void halve(TreeHasher hasher, byte[] row, int first, int count, byte[] target) {
        for (int i = 0; i < count; i += 2) {
            int at = (first + i) * Hash.SIZE;
            hasher.node(row, at, row, at + Hash.SIZE, target, i / 2 * Hash.SIZE);
        }
    }
}
