package io.worklog.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Computes commitments: HMAC-SHA-256 (RFC 2104) under the salt of {@code "worklog/field/v1\0" ‖
 * path ‖ "\0" ‖ canonical value}. Nobody without the salt can tell which value it stands for, nor
 * find another that fits. Not thread-safe.
 */
final class Commitment {
    /** Bytes of a salt and of a commitment. */
    static final int BYTES = 32;

    private static final byte[] DOMAIN = "worklog/field/v1\0".getBytes(US_ASCII);
    private static final int BLOCK_BYTES = 64;
    private static final byte INNER_PAD = 0x36;
    private static final byte OUTER_PAD = 0x5c;

    private final MessageDigest sha256;
    private final byte[] padded = new byte[BLOCK_BYTES];

    Commitment() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The commitment to the canonical value in {@code from} to {@code to} of the buffer. */
    byte[] to(byte[] salt, String path, byte[] buffer, int from, int to) {
        pad(salt, INNER_PAD);
        sha256.update(DOMAIN);
        sha256.update(path.getBytes(UTF_8));
        sha256.update((byte) 0);
        sha256.update(buffer, from, to - from);
        byte[] inner = sha256.digest();
        pad(salt, OUTER_PAD);
        return sha256.digest(inner);
    }

    private void pad(byte[] salt, byte pad) {
        for (int i = 0; i < BLOCK_BYTES; i++) {
            padded[i] = i < salt.length ? (byte) (salt[i] ^ pad) : pad;
        }
        sha256.update(padded);
    }
}
