package io.worklog.persistence.jooq.outbox;

import io.worklog.error.RejectedEventException;
import io.worklog.error.RejectedEventException.Fault;
import io.worklog.error.TransactionLostException;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.SqlErrors;
import io.worklog.spi.OutboxEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Set;

/** Adds a row through a connection of the host, inside the transaction that is open on it. */
record OutboxInsert(SqlDialect dialect, OutboxSql sql) {
    /** The classes of SQLState after which a transaction is gone: rolled back, or no connection. */
    private static final Set<String> LOST_CLASSES = Set.of("40", "08");

    private static final int MYSQL_LOCK_WAIT = 1205;
    private static final int MYSQL_DEADLOCK = 1213;

    /** No memory, input or output error, disk full: SQLite may undo the transaction. */
    private static final Set<Integer> SQLITE_LOST = Set.of(7, 10, 13);

    /** Adds a row; see {@link io.worklog.spi.Outbox#add}. */
    void add(Connection host, OutboxEntry entry, boolean sparing) {
        try {
            if (host.isClosed() || host.getAutoCommit()) {
                throw noTransaction(entry);
            }
            if (sparing && dialect == SqlDialect.POSTGRESQL) {
                insertSparing(host, entry);
            } else {
                insert(host, entry);
            }
        } catch (SQLException e) {
            if (isLost(e)) {
                throw new TransactionLostException(
                        "the database gave up the transaction of event " + entry.eventId(),
                        SqlErrors.unavailable("add to the outbox", e));
            }
            throw SqlErrors.unavailable("add event " + entry.eventId() + " to the outbox", e);
        }
    }

    static RejectedEventException noTransaction(OutboxEntry entry) {
        Fault fault =
                new Fault(
                        "/type",
                        "is TRANSACTIONAL, and the thread is in no transaction: begin one"
                                + " (autocommit off) and bind its connection, or use another delivery");
        return new RejectedEventException("event " + entry.eventId(), List.of(fault));
    }

    private void insert(Connection host, OutboxEntry entry) throws SQLException {
        try (PreparedStatement insert = host.prepareStatement(sql.insert())) {
            OutboxRow.bind(insert, entry);
            insert.executeUpdate();
        }
    }

    /** PostgreSQL refuses all after a failed statement, unless it goes back to a savepoint. */
    private void insertSparing(Connection host, OutboxEntry entry) throws SQLException {
        Savepoint before = host.setSavepoint();
        try {
            insert(host, entry);
        } catch (SQLException e) {
            undo(host, before, entry);
            throw e;
        }
        host.releaseSavepoint(before);
    }

    private static void undo(Connection host, Savepoint before, OutboxEntry entry) {
        try {
            host.rollback(before);
            host.releaseSavepoint(before);
        } catch (SQLException e) {
            throw new TransactionLostException(
                    "the transaction of event " + entry.eventId() + " cannot go on",
                    SqlErrors.unavailable("go back to a savepoint", e));
        }
    }

    private boolean isLost(SQLException error) {
        String state = error.getSQLState();
        boolean lostState =
                state != null
                        && state.length() == 5
                        && LOST_CLASSES.contains(state.substring(0, 2));
        int code = error.getErrorCode();
        return lostState
                || dialect.isMySqlLike() && (code == MYSQL_LOCK_WAIT || code == MYSQL_DEADLOCK)
                || dialect == SqlDialect.SQLITE && SQLITE_LOST.contains(code & 0xff);
    }
}
