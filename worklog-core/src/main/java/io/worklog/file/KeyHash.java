package io.worklog.file;

import io.worklog.spi.KeyDigest;
import java.security.MessageDigest;

/**
 * What stands for an idempotency key: its {@link KeyDigest}. To make two keys meet somebody would
 * need about 2^96 tries, and would only have their own second event refused; so keys themselves are
 * not kept outside the sealed bytes.
 */
final class KeyHash {
    static final int BYTES = KeyDigest.BYTES;

    private KeyHash() {}

    /** The hash of a key; never all zeros, which stands for "no key". */
    static byte[] of(String key) {
        return of(key, sha256());
    }

    /** The same with a digest that is used for many keys. */
    static byte[] of(String key, MessageDigest sha256) {
        return KeyDigest.of(key, sha256);
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
        return KeyDigest.sha256();
    }
}
