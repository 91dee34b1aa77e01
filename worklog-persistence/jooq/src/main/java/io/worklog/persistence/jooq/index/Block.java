package io.worklog.persistence.jooq.index;

/**
 * Entries of a log that lie close together.
 *
 * @param number which {@value Places#SIZE} entries of the log, from 0
 * @param places which of these
 */
record Block(long number, Places places) {
    /** The block an entry lies in. */
    static long of(long index) {
        return index / Places.SIZE;
    }

    /** Where in its block an entry lies. */
    static int place(long index) {
        return (int) (index % Places.SIZE);
    }

    /** The first entry of a block. */
    static long start(long number) {
        return number * Places.SIZE;
    }
}
