package io.worklog.persistence.jooq.index;

/**
 * Where the index stands with a log.
 *
 * @param logNo the log's number in these tables
 * @param indexedTo the next entry to be fed
 * @param minIndex the first entry that was not forgotten
 */
record LogState(int logNo, long indexedTo, long minIndex) {}
