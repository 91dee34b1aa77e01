package io.worklog.codec;

import java.util.Objects;

/**
 * What the strict decoder accepts.
 *
 * @param form whose JSON it is
 * @param maxBytes the longest input, in bytes
 * @param maxDepth the deepest nesting of arrays and objects, at most 512
 * @param maxTokens the most values and member names
 */
public record JsonLimits(Form form, int maxBytes, int maxDepth, int maxTokens) {
    /** Whose JSON it is. */
    public enum Form {
        /** Ours: only integers within ±(2^53−1) and no U+0000. */
        SEALED,
        /** Somebody else's: any valid JSON number, kept as its exact text. */
        FOREIGN
    }

    private static final int MAX_DEPTH = 512;

    public JsonLimits {
        Objects.requireNonNull(form, "form");
        if (maxBytes < 1 || maxTokens < 1 || maxDepth < 1 || maxDepth > MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "limits must be at least 1, and the depth at most " + MAX_DEPTH);
        }
    }

    /** The default for our own form: 1 MiB, depth 32, 10,000 tokens. */
    public static JsonLimits sealed() {
        return new JsonLimits(Form.SEALED, 1 << 20, 32, 10_000);
    }

    /** The default for foreign input: 1 MiB, depth 32, 10,000 tokens. */
    public static JsonLimits foreign() {
        return new JsonLimits(Form.FOREIGN, 1 << 20, 32, 10_000);
    }
}
