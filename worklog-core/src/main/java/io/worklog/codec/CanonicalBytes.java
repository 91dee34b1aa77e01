package io.worklog.codec;

import io.worklog.error.IntegrityException;
import java.util.Arrays;

/** Reads back what the canonical writer wrote. */
final class CanonicalBytes {
    private CanonicalBytes() {}

    /**
     * The value of stored bytes.
     *
     * @throws IntegrityException if they are not JSON in canonical form within the limits
     */
    static JsonValue parse(byte[] bytes, JsonLimits limits, String what) {
        JsonValue value = parseStrictly(bytes, limits, what);
        byte[] canonical = CanonicalJson.write(value);
        requireSame(bytes, canonical, canonical.length, what);
        return value;
    }

    static JsonValue parseStrictly(byte[] bytes, JsonLimits limits, String what) {
        try {
            return StrictJson.parse(bytes, limits);
        } catch (JsonException e) {
            throw new IntegrityException("the " + what + " cannot be read", e);
        }
    }

    /** The canonical bytes are the first of an array. */
    static void requireSame(byte[] stored, byte[] canonical, int length, String what) {
        int difference = Arrays.mismatch(stored, 0, stored.length, canonical, 0, length);
        if (difference >= 0) {
            throw new IntegrityException(
                    "the " + what + " is not in canonical form from byte " + difference + " on");
        }
    }
}
