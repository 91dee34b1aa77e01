package io.worklog.log;

/**
 * How many entries a tree commits to: a count, never an index.
 *
 * @param value 0 upward
 */
public record TreeSize(long value) implements Comparable<TreeSize> {
    public TreeSize {
        if (value < 0) {
            throw new IllegalArgumentException("a size is not negative: " + value);
        }
    }

    /** A tree with that many entries. */
    public static TreeSize of(long value) {
        return new TreeSize(value);
    }

    /** Whether the entry at that index is in a tree of this size. */
    public boolean covers(LogIndex index) {
        return index.value() < value;
    }

    @Override
    public int compareTo(TreeSize other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
