package io.worklog.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * RFC 6962, section 2.1, word for word: recursive, slow and sharing nothing with the code it is
 * compared with.
 */
public final class PlainTree {
    private PlainTree() {}

    /** MTH over leaf data. */
    public static byte[] root(List<byte[]> data) {
        if (data.isEmpty()) {
            return sha256();
        }
        if (data.size() == 1) {
            return sha256(new byte[] {0}, data.get(0));
        }
        int k = split(data.size());
        return sha256(new byte[] {1}, root(data.subList(0, k)), root(data.subList(k, data.size())));
    }

    /** PATH(m, D). */
    public static List<byte[]> path(int m, List<byte[]> data) {
        if (data.size() == 1) {
            return new ArrayList<>();
        }
        int k = split(data.size());
        List<byte[]> left = data.subList(0, k);
        List<byte[]> right = data.subList(k, data.size());
        List<byte[]> path = m < k ? path(m, left) : path(m - k, right);
        path.add(root(m < k ? right : left));
        return path;
    }

    /** PROOF(m, D), 0 < m < size. */
    public static List<byte[]> proof(int m, List<byte[]> data) {
        return subProof(m, data, true);
    }

    private static List<byte[]> subProof(int m, List<byte[]> data, boolean whole) {
        if (m == data.size()) {
            return new ArrayList<>(whole ? List.of() : List.of(root(data)));
        }
        int k = split(data.size());
        List<byte[]> left = data.subList(0, k);
        List<byte[]> right = data.subList(k, data.size());
        boolean inLeft = m <= k;
        List<byte[]> proof = inLeft ? subProof(m, left, whole) : subProof(m - k, right, false);
        proof.add(root(inLeft ? right : left));
        return proof;
    }

    private static int split(int size) {
        int k = 1;
        while (k * 2 < size) {
            k *= 2;
        }
        return k;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
