package io.worklog.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * What stands for an idempotency key: the first 192 bits of SHA-256 over its UTF-16 code units,
 * which are another sequence for every other string. To make two keys meet somebody would need
 * about 2^96 tries, and would only have their own second event refused; so keys themselves are not
 * kept outside the sealed bytes.
 */
final class KeyHash {
    static final int BYTES = 24;

    private KeyHash() {}

    /** The hash of a key; never all zeros, which stands for "no key". */
    static byte[] of(String key) {
        return of(key, sha256());
    }

    /** The same with a digest that is used for many keys. */
    static byte[] of(String key, MessageDigest sha256) {
        byte[] units = new byte[key.length() * 2];
        for (int i = 0; i < key.length(); i++) {
            char unit = key.charAt(i);
            units[2 * i] = (byte) (unit >>> 8);
            units[2 * i + 1] = (byte) unit;
        }
        return Arrays.copyOf(sha256.digest(units), BYTES);
    }

    /** Whether the bytes at an offset are all zero: the entry has no key. */
    static boolean isNone(byte[] bytes, int at) {
        for (int i = at; i < at + BYTES; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
