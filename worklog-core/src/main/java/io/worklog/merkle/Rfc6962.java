package io.worklog.merkle;

/** The hashes of RFC 6962, section 2.1, with SHA-256. Thread-safe. */
public final class Rfc6962 {
    private Rfc6962() {}

    /** The hash of a leaf: {@code SHA-256(0x00 || data)}. */
    public static Hash leaf(byte[] data) {
        return leaf(data, 0, data.length);
    }

    /** The hash of a leaf that lies within a larger array. */
    public static Hash leaf(byte[] source, int offset, int length) {
        return Hash.wrap(TreeHasher.ofThread().leaf(source, offset, length));
    }

    /**
     * The hash of a leaf, written to the target. The byte before it MUST be there and is changed.
     */
    public static void leafInPlace(
            byte[] source, int offset, int length, byte[] target, int targetAt) {
        TreeHasher.ofThread().leafInPlace(source, offset, length, target, targetAt);
    }

    /** The hash of a node over two subtrees: {@code SHA-256(0x01 || left || right)}. */
    public static Hash node(Hash left, Hash right) {
        byte[] target = new byte[Hash.SIZE];
        TreeHasher.ofThread().node(left.raw(), 0, right.raw(), 0, target, 0);
        return Hash.wrap(target);
    }

    /** The root of a tree without leaves: SHA-256 of nothing. */
    public static Hash emptyRoot() {
        return Hash.wrap(TreeHasher.ofThread().plain(new byte[0]));
    }
}
