package io.worklog.persistence.jooq.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * A connection of the host for the time of one transaction. Closing it undoes what was not
 * committed and gives it back as it came; one on which that fails is cut, so that nobody gets it
 * half done.
 */
final class TakenConnection implements AutoCloseable {
    private static final String READ_COMMITTED = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";
    private static final int BUSY_MILLIS = 10_000;

    /** What MySQL and MariaDB wait for a lock unless they are told otherwise. */
    private static final String LOCK_WAIT = "50s";

    private final Connection connection;
    private final boolean autoCommit;

    /** Whether there is, or may be, something to undo. */
    private boolean open;

    /** Whether statements begin and end the transaction, so that the driver knows of none. */
    private boolean byStatements;

    /** How many rows the statement that the transaction began with changed. */
    private int changed;

    private TakenConnection(Connection connection, boolean autoCommit) {
        this.connection = connection;
        this.autoCommit = autoCommit;
    }

    /** With a transaction begun. */
    static TakenConnection forWriting(DataSource source, SqlDialect dialect) throws SQLException {
        TakenConnection taken = take(source);
        try {
            taken.begin(dialect);
            return taken;
        } catch (SQLException | RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    /**
     * With a transaction begun whose first statement was run, in as few round trips as can be. The
     * isolation level is whatever the connection has.
     */
    static TakenConnection forChange(DataSource source, SqlDialect dialect, String first)
            throws SQLException {
        TakenConnection taken = take(source);
        try {
            taken.beginWith(dialect, first);
            return taken;
        } catch (SQLException | RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    /** For one statement that reads. */
    static TakenConnection forReading(DataSource source, SqlDialect dialect) throws SQLException {
        TakenConnection taken = take(source);
        try {
            if (taken.autoCommit) {
                taken.prepareToRead(dialect);
            } else {
                taken.begin(dialect);
            }
            return taken;
        } catch (SQLException | RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    /** For a statement of SQLite that no transaction may surround. */
    static TakenConnection outside(DataSource source, SqlDialect dialect) throws SQLException {
        TakenConnection taken = take(source);
        try {
            if (!taken.autoCommit) {
                taken.connection.rollback();
                taken.connection.setAutoCommit(true);
            }
            taken.prepareToRead(dialect);
            return taken;
        } catch (SQLException | RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    private static TakenConnection take(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        try {
            return new TakenConnection(connection, connection.getAutoCommit());
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    /** How many rows the first statement changed; see {@link #forChange}. */
    int changed() {
        return changed;
    }

    void commit() throws SQLException {
        if (byStatements) {
            execute(List.of("COMMIT"));
        } else {
            connection.commit();
        }
        open = false;
    }

    private void beginWith(SqlDialect dialect, String first) throws SQLException {
        boolean mySql = dialect == SqlDialect.MYSQL || dialect == SqlDialect.MARIADB;
        if (mySql && autoCommit) {
            open = true;
            byStatements = true;
            changed = last("START TRANSACTION", first);
        } else if (dialect == SqlDialect.POSTGRESQL && autoCommit) {
            open = true;
            connection.setAutoCommit(false);
            changed = lastOf(postgreSql() + "; " + first);
        } else {
            begin(dialect);
            changed = last(first);
        }
    }

    /** Drivers that can send all statements before they wait for the first answer do so. */
    private int last(String... statements) throws SQLException {
        try (Statement batch = connection.createStatement()) {
            for (String sql : statements) {
                batch.addBatch(sql);
            }
            int[] counts = batch.executeBatch();
            return counts[counts.length - 1];
        }
    }

    /** The count of the last of several statements in one text. */
    private int lastOf(String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements);
            int last = -1;
            int count = statement.getUpdateCount();
            while (statement.getMoreResults() || (count = statement.getUpdateCount()) != -1) {
                last = count;
            }
            return last;
        }
    }

    private void begin(SqlDialect dialect) throws SQLException {
        if (!autoCommit) {
            connection.rollback();
        }
        open = true;
        if (dialect == SqlDialect.SQLITE) {
            connection.setAutoCommit(true);
            execute(sqlite());
        }
        if (autoCommit || dialect == SqlDialect.SQLITE) {
            connection.setAutoCommit(false);
        }
        switch (dialect) {
            case MYSQL, MARIADB -> execute(List.of(READ_COMMITTED));
            case POSTGRESQL -> execute(List.of(postgreSql()));
            case SQLITE -> {}
        }
    }

    /**
     * READ UNCOMMITTED is the only level under which one statement would see too much, and only in
     * MySQL and MariaDB; there the level is for the next transaction only.
     */
    private void prepareToRead(SqlDialect dialect) throws SQLException {
        switch (dialect) {
            case MYSQL, MARIADB -> execute(List.of(READ_COMMITTED));
            case SQLITE -> execute(sqlite());
            case POSTGRESQL -> {}
        }
    }

    /**
     * Both statements travel together. A level of durability above the least is left alone, and so
     * is a limit to waiting; where there is none, who holds a lock and stands still would be waited
     * for without end.
     */
    private static String postgreSql() {
        return READ_COMMITTED
                + ", READ WRITE; SELECT CASE current_setting('synchronous_commit') WHEN 'off'"
                + " THEN set_config('synchronous_commit', 'on', true) END,"
                + " CASE current_setting('lock_timeout') WHEN '0'"
                + " THEN set_config('lock_timeout', '"
                + LOCK_WAIT
                + "', true) END";
    }

    /** What SQLite forgets with each connection. */
    private static List<String> sqlite() {
        return List.of(
                "PRAGMA busy_timeout = " + BUSY_MILLIS,
                "PRAGMA synchronous = FULL",
                "PRAGMA secure_delete = ON");
    }

    private void execute(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Says nothing of what fails here: what was committed stays so, and the rest is undone. */
    @Override
    public void close() {
        try (Connection last = connection) {
            giveBack(last);
        } catch (SQLException e) {
            cut();
        }
    }

    private void giveBack(Connection last) throws SQLException {
        try {
            if (open && byStatements) {
                execute(List.of("ROLLBACK"));
            } else if (open) {
                last.rollback();
            }
            if (last.getAutoCommit() != autoCommit) {
                last.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            cut();
        }
    }

    private void cut() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            open = false;
        }
    }
}
