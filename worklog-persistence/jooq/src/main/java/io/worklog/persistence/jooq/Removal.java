package io.worklog.persistence.jooq;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Erases private sides and prunes the oldest entries. Thread-safe. */
final class Removal {
    private static final int PIECE = 1_000;

    private final SqlTransactions transactions;
    private final Heads heads;
    private final EntrySql sql;

    Removal(SqlTransactions transactions, Heads heads, EntrySql sql) {
        this.transactions = transactions;
        this.heads = heads;
        this.sql = sql;
    }

    void replacePrivateSide(LogId log, LogIndex index, byte @Nullable [] remaining) {
        int number = heads.number(log);
        long at = index.value();
        transactions.write(
                "erase in log " + log + " at " + at,
                connection -> {
                    LogRow row = heads.current(connection, log, number);
                    row.requireGoingOn();
                    boolean there = row.head().size().covers(index) && at >= row.head().minIndex();
                    if (!there) {
                        throw new IllegalArgumentException("log " + log + " has no entry " + index);
                    }
                    return remaining == null
                            ? Jdbc.update(connection, sql.deleteSides, number, at, at + 1)
                            : Jdbc.update(connection, sql.putSide, number, at, remaining);
                });
        transactions.clearRemains("erase in log " + log + " at " + at);
    }

    /**
     * First the log begins later, then the rows go, piece by piece, so that no transaction becomes
     * large. What a failure leaves behind is removed by the next call.
     */
    void prune(LogId log, LogIndex minIndex) {
        int number = heads.number(log);
        heads.raiseMinIndex(log, minIndex.value());
        long end = heads.find(log).orElseThrow().head().minIndex();
        String what = "prune log " + log + " to " + end;
        long from = transactions.read(what, connection -> first(connection, number, end));
        while (from < end) {
            long first = from;
            long last = Math.min(end, first + PIECE);
            transactions.write(what, connection -> remove(connection, what, number, first, last));
            from = last;
        }
        transactions.clearRemains(what);
    }

    private long first(Connection connection, int number, long none) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql.first)) {
            select.setInt(1, number);
            try (ResultSet row = select.executeQuery()) {
                long first = row.next() ? row.getLong(1) : none;
                return row.wasNull() ? none : first;
            }
        }
    }

    private int remove(Connection connection, String what, int number, long first, long end)
            throws SQLException {
        try {
            Jdbc.update(connection, sql.keepKeys, number, first, end);
            Jdbc.update(connection, sql.deleteSides, number, first, end);
            return Jdbc.update(connection, sql.deleteEntries, number, first, end);
        } catch (SQLException e) {
            if (transactions.errors().isDenied(e)) {
                throw notAllowed(what);
            }
            throw e;
        }
    }

    static StoreUnavailableException notAllowed(String what) {
        return new StoreUnavailableException(
                what + ": the database user may not, use the one for maintenance (see the grants)");
    }
}
