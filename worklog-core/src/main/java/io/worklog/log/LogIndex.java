package io.worklog.log;

/**
 * The durable place of an entry in its log, from 0, without gaps.
 *
 * @param value 0 to 2^53 - 1
 */
public record LogIndex(long value) implements Comparable<LogIndex> {
    public LogIndex {
        if (value < 0) {
            throw new IllegalArgumentException("an index is not negative: " + value);
        }
    }

    /** The entry at the given place. */
    public static LogIndex of(long value) {
        return new LogIndex(value);
    }

    @Override
    public int compareTo(LogIndex other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
