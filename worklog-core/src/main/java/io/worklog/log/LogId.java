package io.worklog.log;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of one log within an installation: one order of entries, one tree, one key.
 *
 * @param value {@code [a-z0-9]} first, then {@code [a-z0-9._-]}, at most 128 characters, so that it
 *     is safe as a folder name, in a URL and in a signed note
 */
public record LogId(String value) implements Comparable<LogId> {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");

    /** The log an installation keeps about its own logs. */
    public static final LogId META = new LogId("worklog.meta");

    public LogId {
        Objects.requireNonNull(value, "value");
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "log name \""
                            + value
                            + "\": use a-z, 0-9, '.', '_' and '-', starting with a"
                            + " letter or digit, at most 128 characters");
        }
    }

    /** The log with the given name. */
    public static LogId of(String value) {
        return new LogId(value);
    }

    /** Whether a log can have that name. */
    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches() && !value.endsWith(".");
    }

    @Override
    public int compareTo(LogId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
