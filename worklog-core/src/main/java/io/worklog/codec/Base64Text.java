package io.worklog.codec;

import io.worklog.codec.JsonValue.JsonString;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** 32 bytes as the one base64 text they have (RFC 4648, padded). */
final class Base64Text {
    private static final int LENGTH = 44;

    private Base64Text() {}

    /** The bytes, or {@code null} if the value is not exactly such a text. */
    static byte @Nullable [] decode(@Nullable JsonValue value) {
        if (!(value instanceof JsonString string) || string.text().length() != LENGTH) {
            return null;
        }
        byte[] bytes = decodeLeniently(string.text());
        boolean exact = Base64.getEncoder().encodeToString(bytes).equals(string.text());
        return exact && bytes.length == Commitment.BYTES ? bytes : null;
    }

    private static byte[] decodeLeniently(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
