package io.worklog.persistence.jooq.schema;

import io.worklog.error.StoreUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in transactions that do not depend on how the host's connections are set: autocommit
 * off and READ COMMITTED for the time of the work, durable commits where the session decides that,
 * and then all as before. A transaction that lost a deadlock is made again a few times.
 * Thread-safe.
 *
 * <p>On SQLite one write at a time goes through one of these; other processes, and others in this
 * one, are waited for.
 */
public final class SqlTransactions {
    private static final int TRIES = 8;
    private static final String CANNOT_CONNECT =
            "cannot connect: see that the database runs and address, user and password are right";

    private final DataSource source;
    private final SqlDialect dialect;
    private final SqlErrors errors;
    private final DSLContext renderer;
    private final ReentrantLock oneWriter = new ReentrantLock(true);

    /** What reads go through, where that is the connection of one transaction. */
    private final @Nullable Connection held;

    private SqlTransactions(
            DataSource source, SqlDialect dialect, DSLContext renderer, @Nullable Connection held) {
        this.source = source;
        this.dialect = dialect;
        this.errors = new SqlErrors(dialect);
        this.renderer = renderer;
        this.held = held;
    }

    private static DSLContext renderer(SqlDialect dialect) {
        Settings settings =
                new Settings()
                        .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
                        .withExecuteLogging(false);
        return DSL.using(dialect.jooq(), settings);
    }

    /**
     * Looks which database it is.
     *
     * @throws IllegalArgumentException if it is not supported
     * @throws StoreUnavailableException if it cannot be reached
     */
    public static SqlTransactions on(DataSource source) {
        try {
            SqlDialect dialect = dialect(source);
            if (dialect == SqlDialect.SQLITE) {
                writeAhead(source);
            }
            return new SqlTransactions(source, dialect, renderer(dialect), null);
        } catch (SQLException e) {
            throw SqlErrors.unavailable(CANNOT_CONNECT, e);
        }
    }

    private static SqlDialect dialect(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return SqlDialect.of(connection.getMetaData());
        }
    }

    /** SQLite remembers this with the file. */
    private static void writeAhead(DataSource source) throws SQLException {
        try (TakenConnection taken = TakenConnection.outside(source, SqlDialect.SQLITE);
                Statement statement = taken.connection().createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
        }
    }

    /** Which database it is. */
    public SqlDialect dialect() {
        return dialect;
    }

    /** What its errors mean. */
    public SqlErrors errors() {
        return errors;
    }

    /** Renders statements in the database's dialect, with every name quoted. Has no connection. */
    public DSLContext renderer() {
        return renderer;
    }

    /**
     * Reads within a transaction that is under way; for its work, and only as long as that goes on.
     * Nothing else can be done by it.
     */
    public SqlTransactions within(Connection transaction) {
        return new SqlTransactions(source, dialect, renderer, transaction);
    }

    /** Work on a connection, which MUST NOT commit, roll back or keep it. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does the work. Can be called again after the transaction was undone. */
        T in(Connection connection) throws SQLException;
    }

    /**
     * Makes a transaction of the work. An unchecked exception of the work undoes it.
     *
     * @param what is being done, for errors: ids, never content
     * @throws StoreUnavailableException if it was not done, or if nobody can say whether it was
     */
    public <T> T write(String what, Work<T> work) {
        return locked(
                what,
                () -> TakenConnection.forWriting(source, dialect),
                taken -> work.in(taken.connection()));
    }

    private <T> T locked(String what, Taking taking, TakenWork<T> work) {
        if (held != null) {
            throw new IllegalStateException(what + ": a transaction is under way");
        }
        if (dialect != SqlDialect.SQLITE) {
            return attempts(what, taking, work);
        }
        oneWriter.lock();
        try {
            return attempts(what, taking, work);
        } finally {
            oneWriter.unlock();
        }
    }

    /** Takes a connection and begins a transaction on it. */
    private interface Taking {
        TakenConnection take() throws SQLException;
    }

    private interface TakenWork<T> {
        T in(TakenConnection taken) throws SQLException;
    }

    /** What is done after the first statement of a transaction. */
    @FunctionalInterface
    public interface Change<T> {
        /**
         * Does the work. Can be called again after the transaction was undone.
         *
         * @param changed how many rows the first statement changed
         */
        T in(Connection connection, int changed) throws SQLException;
    }

    /**
     * Like {@link #write}, in fewer round trips, for a transaction that begins with a change and
     * then reads nothing that others can change: its isolation level is whatever the connection has.
     *
     * @param first a complete statement that changes or locks rows, without parameters
     * @throws StoreUnavailableException if it was not done, or if nobody can say whether it was
     */
    public <T> T change(String what, String first, Change<T> work) {
        return locked(
                what,
                () -> TakenConnection.forChange(source, dialect, first),
                taken -> work.in(taken.connection(), taken.changed()));
    }

    /**
     * Runs work of one reading statement that sees what is committed.
     *
     * @param what is being done, for errors: ids, never content
     * @throws StoreUnavailableException if it cannot be done
     */
    public <T> T read(String what, Work<T> work) {
        if (held != null) {
            return readWithin(held, what, work);
        }
        for (int tries = 1; ; tries++) {
            try (TakenConnection taken = TakenConnection.forReading(source, dialect)) {
                return work.in(taken.connection());
            } catch (SQLException e) {
                if (tries == TRIES || !errors.isRetryable(e)) {
                    throw SqlErrors.unavailable(what, e);
                }
            }
        }
    }

    private static <T> T readWithin(Connection transaction, String what, Work<T> work) {
        try {
            return work.in(transaction);
        } catch (SQLException e) {
            throw SqlErrors.unavailable(what, e);
        }
    }

    /**
     * Takes erased bytes out of the files of SQLite, where they would else stay in the write-ahead
     * log until it is used again. Other databases do this in their own time.
     *
     * @param what was done, for errors
     * @throws StoreUnavailableException if someone has been reading for long; doing the same again
     *     tries again
     */
    public void clearRemains(String what) {
        if (dialect != SqlDialect.SQLITE) {
            return;
        }
        try (TakenConnection taken = TakenConnection.outside(source, dialect);
                Statement statement = taken.connection().createStatement();
                ResultSet answer = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            if (!answer.next() || answer.getInt(1) != 0) {
                throw new StoreUnavailableException(
                        what + ": done, but a reader keeps remains in the write-ahead log");
            }
        } catch (SQLException e) {
            throw SqlErrors.unavailable(what, e);
        }
    }

    private <T> T attempts(String what, Taking taking, TakenWork<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return attempt(what, taking, work);
            } catch (SQLException e) {
                if (tries == TRIES || !errors.isRetryable(e)) {
                    throw SqlErrors.unavailable(what, e);
                }
            }
        }
    }

    private <T> T attempt(String what, Taking taking, TakenWork<T> work) throws SQLException {
        try (TakenConnection taken = taking.take()) {
            T result = work.in(taken);
            try {
                taken.commit();
            } catch (SQLException e) {
                if (errors.isRetryable(e)) {
                    throw e;
                }
                throw SqlErrors.unavailable(what + ": COMMIT failed, its outcome is unknown", e);
            }
            return result;
        }
    }
}
