package io.worklog.persistence.jooq.index;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Makes terms. Hashed are the code of the kind and, for each value, its length in UTF-16 units (4
 * bytes, -1 where it is left out) and these units: two texts have one term only if they are the
 * same Java text. Not thread-safe.
 */
final class Terms {
    private static final byte[] LEFT_OUT = {-1, -1, -1, -1};

    private final MessageDigest sha256;

    Terms() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    Term of(TermKind kind, @Nullable String... values) {
        sha256.update(kind.code());
        for (String value : values) {
            if (value == null) {
                sha256.update(LEFT_OUT);
            } else {
                sha256.update(units(value));
            }
        }
        return Term.of(sha256.digest());
    }

    /** By hand, because an encoder would replace half a surrogate pair. */
    private static byte[] units(String value) {
        ByteBuffer units = ByteBuffer.allocate(4 + 2 * value.length()).putInt(value.length());
        for (int i = 0; i < value.length(); i++) {
            units.putChar(value.charAt(i));
        }
        return units.array();
    }
}
