package io.worklog.server.api;

import org.jspecify.annotations.Nullable;

/**
 * How many items a page may have.
 *
 * @param value 1 to {@link #MAX}
 */
public record PageLimit(int value) {
    /** The most items of a page. */
    public static final int MAX = 200;

    /** Items of a page where the caller does not say. */
    public static final int DEFAULT = 50;

    public PageLimit {
        if (value < 1 || value > MAX) {
            throw Problem.invalid("limit", "must be 1 to " + MAX);
        }
    }

    /** What the caller asked for. */
    public static PageLimit of(@Nullable Integer asked) {
        return new PageLimit(asked == null ? DEFAULT : asked);
    }
}
