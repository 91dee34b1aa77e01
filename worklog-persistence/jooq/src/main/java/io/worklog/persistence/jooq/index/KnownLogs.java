package io.worklog.persistence.jooq.index;

import io.worklog.log.LogId;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import java.util.Optional;

/**
 * The logs that the index has met.
 *
 * @param transactions with the database
 * @param tables where they stand
 */
record KnownLogs(SqlTransactions transactions, IndexTables tables) {
    /** Where the index stands with a log, if it has met it. */
    Optional<LogState> find(LogId log) {
        return transactions.read(
                "find log " + log + " in the index",
                connection -> tables.logs().state(connection, log));
    }

    /** The same; a log it has not met is noted. */
    LogState made(LogId log) {
        return find(log)
                .orElseGet(() ->
                        transactions.write(
                                "note log " + log + " in the index",
                                connection -> tables.logs().made(connection, log)));
    }
}
