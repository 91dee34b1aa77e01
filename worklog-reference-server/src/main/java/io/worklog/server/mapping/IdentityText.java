package io.worklog.server.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An id that fits a limit and is still the id of one thing only: what is too long keeps its
 * beginning and gets a digest of the whole.
 *
 * @param text the id to use
 * @param bytesBefore UTF-8 bytes of the whole id where it was cut, else 0
 */
record IdentityText(String text, long bytesBefore) {
    private static final int DIGEST_BYTES = 8;
    private static final int TAIL = 1 + 2 * DIGEST_BYTES;

    /** Fits an id into so many characters. */
    static IdentityText fit(String id, int limit) {
        if (id.length() <= limit) {
            return new IdentityText(id, 0);
        }
        int end = limit - TAIL;
        if (Character.isHighSurrogate(id.charAt(end - 1))) {
            end--;
        }
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        String digest = HexFormat.of().formatHex(sha256(bytes), 0, DIGEST_BYTES);
        return new IdentityText(id.substring(0, end) + "#" + digest, bytes.length);
    }

    /** SHA-256 of some bytes. */
    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
