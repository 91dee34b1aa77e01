package io.worklog.merkle;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 with the prefixes of RFC 6962, section 2.1. Each thread has its own hasher, because
 * making a digest costs more than hashing a node; nothing is carried from one call to the next. Not
 * thread-safe: MUST NOT be handed to another thread.
 */
final class TreeHasher {
    private static final ThreadLocal<TreeHasher> OF_THREAD =
            ThreadLocal.withInitial(TreeHasher::new);
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = sha256();
    private final byte[] node = new byte[1 + 2 * Hash.SIZE];

    private TreeHasher() {
        node[0] = NODE;
    }

    /** The hasher of the calling thread. */
    static TreeHasher ofThread() {
        return OF_THREAD.get();
    }

    /** The hash of a leaf's bytes. */
    byte[] leaf(byte[] data, int offset, int length) {
        digest.update(LEAF);
        digest.update(data, offset, length);
        return digest.digest();
    }

    /**
     * The hash of a leaf's bytes, written to the target. The byte before them MUST be there and is
     * changed: prefix and bytes in one piece are hashed faster than apart.
     */
    void leafInPlace(byte[] data, int offset, int length, byte[] target, int targetAt) {
        data[offset - 1] = LEAF;
        digest.update(data, offset - 1, length + 1);
        finish(target, targetAt);
    }

    /** The hash over two hashes, written to the target, which may be one of the sources. */
    void node(byte[] left, int leftAt, byte[] right, int rightAt, byte[] target, int targetAt) {
        System.arraycopy(left, leftAt, node, 1, Hash.SIZE);
        System.arraycopy(right, rightAt, node, 1 + Hash.SIZE, Hash.SIZE);
        digest.update(node);
        finish(target, targetAt);
    }

    private void finish(byte[] target, int targetAt) {
        try {
            digest.digest(target, targetAt, Hash.SIZE);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes are what SHA-256 gives", e);
        }
    }

    /** SHA-256 over bytes without a prefix. */
    byte[] plain(byte[] data) {
        return digest.digest(data);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
