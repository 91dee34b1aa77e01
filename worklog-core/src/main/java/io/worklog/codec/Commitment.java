package io.worklog.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

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
    private static final int NAME_AT = BLOCK_BYTES + DOMAIN.length;
    private static final byte INNER_PAD = 0x36;
    private static final byte OUTER_PAD = 0x5c;

    private final MessageDigest sha256;

    /** The padded salt and what stands before the value, hashed in one piece. */
    private byte[] head = new byte[256];

    private final byte[] outer = new byte[BLOCK_BYTES + BYTES];

    Commitment() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The commitment to the canonical value in {@code from} to {@code to} of the buffer. */
    byte[] to(byte[] salt, String path, byte[] buffer, int from, int to) {
        byte[] name = path.getBytes(UTF_8);
        int valueAt = NAME_AT + name.length + 1;
        if (head.length < valueAt) {
            head = new byte[valueAt];
        }
        pad(salt, INNER_PAD, head);
        System.arraycopy(DOMAIN, 0, head, BLOCK_BYTES, DOMAIN.length);
        System.arraycopy(name, 0, head, NAME_AT, name.length);
        head[valueAt - 1] = 0;
        sha256.update(head, 0, valueAt);
        sha256.update(buffer, from, to - from);
        System.arraycopy(sha256.digest(), 0, outer, BLOCK_BYTES, BYTES);
        pad(salt, OUTER_PAD, outer);
        byte[] code = sha256.digest(outer);
        Arrays.fill(head, 0, BLOCK_BYTES, (byte) 0);
        Arrays.fill(outer, (byte) 0);
        return code;
    }

    private static void pad(byte[] salt, byte pad, byte[] target) {
        for (int i = 0; i < BLOCK_BYTES; i++) {
            target[i] = i < salt.length ? (byte) (salt[i] ^ pad) : pad;
        }
    }
}
