package io.worklog.bundle;

import io.worklog.checkpoint.VerifierKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What people compare to know a public key again. */
public final class Fingerprints {
    private Fingerprints() {}

    /** SHA-256 of the raw public key, as 64 lower-case hex digits. */
    public static String of(VerifierKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.key());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
