package io.worklog.codec;

/**
 * Reads JSON (RFC 8259) without mercy: strict UTF-8, no byte order mark, no duplicate names, no
 * lone surrogates, nothing after the value. Two readers can never see two things in what passes
 * here. Thread-safe.
 */
public final class StrictJson {
    private StrictJson() {}

    /**
     * Reads one value that fills the whole input.
     *
     * @throws JsonException if the bytes break a rule or a limit
     */
    public static JsonValue parse(byte[] bytes, JsonLimits limits) {
        if (bytes.length > limits.maxBytes()) {
            throw new JsonException(
                    "the input has "
                            + bytes.length
                            + " bytes and the limit is "
                            + limits.maxBytes()
                            + ": send less at once",
                    limits.maxBytes());
        }
        return new JsonParser(bytes, limits).parse();
    }
}
