package io.worklog.codec;

/**
 * Writes JSON in the one form of RFC 8785: names sorted by UTF-16 code units, no insignificant
 * space, the shortest escapes, numbers as ECMAScript prints them, no Unicode normalisation.
 * Thread-safe.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * The canonical UTF-8 bytes of a value.
     *
     * @throws IllegalArgumentException for a lone surrogate, or a number no double can hold
     */
    public static byte[] write(JsonValue value) {
        throw new UnsupportedOperationException();
    }
}
