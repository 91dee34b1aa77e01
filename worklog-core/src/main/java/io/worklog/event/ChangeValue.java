package io.worklog.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One side of a change: the value as exact text with its kind, and the label people knew it by.
 *
 * @param kind how to read the text
 * @param text the value; for {@link Kind#DIGEST} the lower-case hex SHA-256 of a value that was
 *     too large to keep inline; empty for {@link Kind#NULL}
 * @param label what people call this value (the name behind a code), frozen at record time
 * @param length UTF-8 bytes of the whole value where it is a digest, else 0
 */
public record ChangeValue(Kind kind, String text, @Nullable String label, long length) {
    /** How the text of a value is to be read. */
    public enum Kind {
        STRING,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        TIME,
        /** Canonical JSON of a compound value. */
        JSON,
        NULL,
        /** The SHA-256 of a value too large to keep inline. */
        DIGEST,
        /** A secret was here and was masked before any byte existed. */
        MASKED
    }

    public ChangeValue {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }

    /** A value without a label. */
    public static ChangeValue of(Kind kind, String text) {
        return new ChangeValue(kind, text, null, 0);
    }

    /** Stands for a value too large to keep inline: SHA-256 and length of its text in UTF-8. */
    public static ChangeValue digestOf(String text, @Nullable String label) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(sha256().digest(bytes));
        return new ChangeValue(Kind.DIGEST, hex, label, bytes.length);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A text. */
    public static ChangeValue string(String text) {
        return of(Kind.STRING, text);
    }
}
