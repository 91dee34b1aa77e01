package io.worklog.persistence.jooq.index;

import java.sql.Connection;

/**
 * One log's rows as one search goes through them.
 *
 * @param connection to the database, for the time of the search
 * @param tables where the rows are
 * @param logNo the log's number
 * @param walk from which end to which
 */
record SearchedLog(Connection connection, IndexTables tables, int logNo, Walk walk) {}
