package io.worklog.spring.source.jdbc;

/**
 * A statement that was run, maybe several times.
 *
 * @param statement what it is
 * @param times how often, in batches too
 * @param rows how many rows the database says it changed; -1 where it does not say
 * @param failed whether the database refused it
 */
record Executed(SqlStatement statement, long times, long rows, boolean failed) {
    /** The driver does not say. */
    static final long UNKNOWN = -1;

    Executed plus(Executed other) {
        boolean unknown = rows == UNKNOWN || other.rows == UNKNOWN;
        return new Executed(
                statement, times + other.times, unknown ? UNKNOWN : rows + other.rows, failed);
    }

    boolean sameAs(Executed other) {
        return statement.equals(other.statement) && failed == other.failed;
    }
}
