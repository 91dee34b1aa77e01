package io.worklog.spi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * What stands for an idempotency key where a store does not keep the key itself: the first 192 bits
 * of SHA-256 over its UTF-16 code units, big-endian, which are another sequence for every other
 * string.
 */
public final class KeyDigest {
    /** How many bytes a digest has. */
    public static final int BYTES = 24;

    private KeyDigest() {}

    /** The digest of a key. */
    public static byte[] of(String key) {
        return of(key, sha256());
    }

    /** The same with a hash function that is used for many keys. */
    public static byte[] of(String key, MessageDigest sha256) {
        byte[] units = new byte[key.length() * 2];
        for (int i = 0; i < key.length(); i++) {
            char unit = key.charAt(i);
            units[2 * i] = (byte) (unit >>> 8);
            units[2 * i + 1] = (byte) unit;
        }
        return Arrays.copyOf(sha256.digest(units), BYTES);
    }

    /** The hash function. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
