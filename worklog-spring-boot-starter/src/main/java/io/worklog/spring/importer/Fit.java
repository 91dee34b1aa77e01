package io.worklog.spring.importer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests, and ids that fit a limit and are still the ids of one thing only. */
final class Fit {
    private static final int DIGEST_DIGITS = 16;

    private Fit() {}

    /** The id; of a longer one its beginning and a digest of the whole. */
    static String id(String id, int limit) {
        if (id.length() <= limit) {
            return id;
        }
        int end = limit - 1 - DIGEST_DIGITS;
        if (Character.isHighSurrogate(id.charAt(end - 1))) {
            end--;
        }
        String digest = hex(id.getBytes(StandardCharsets.UTF_8)).substring(0, DIGEST_DIGITS);
        return id.substring(0, end) + "#" + digest;
    }

    /** Lower-case hex SHA-256. */
    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
