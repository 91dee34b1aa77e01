package io.worklog.persistence.jooq.schema;

import io.worklog.error.StoreUnavailableException;
import java.sql.SQLException;
import java.util.Set;

/**
 * What a database's error means. Messages of databases can repeat what was stored, so what is
 * passed on is the SQLState and the code; the error itself goes along only where it is about the
 * connection.
 *
 * @param dialect whose errors
 */
public record SqlErrors(SqlDialect dialect) {
    private static final Set<String> RETRY_STATES = Set.of("40001", "40P01");
    private static final Set<String> MISSING_STATES = Set.of("42P01", "3F000", "42S02");
    private static final Set<String> DENIED_STATES = Set.of("42501", "25006");

    /** Of a connection, a shutdown, a log-in: they say nothing of any row. */
    private static final Set<String> CONNECTION_CLASSES = Set.of("08", "28", "57", "3D");

    private static final int MYSQL_UNKNOWN_DATABASE = 1049;
    private static final int MYSQL_DUPLICATE = 1062;
    private static final int MYSQL_LOCK_WAIT = 1205;
    private static final int MYSQL_DEADLOCK = 1213;
    private static final int MARIADB_RECORD_CHANGED = 1020;
    private static final Set<Integer> MYSQL_DENIED = Set.of(1044, 1142, 1143, 1227, 1290, 1836);

    private static final int SQLITE_ERROR = 1;
    private static final Set<Integer> SQLITE_BUSY = Set.of(5, 6);
    private static final int SQLITE_READONLY = 8;
    private static final int SQLITE_CONSTRAINT = 19;

    /**
     * The transaction is surely undone, and would perhaps succeed if it were made again. Who waited
     * for a lock as long as is allowed has waited long enough, whatever state a driver gives that.
     */
    public boolean isRetryable(SQLException error) {
        return switch (dialect) {
            case SQLITE -> SQLITE_BUSY.contains(error.getErrorCode());
            case POSTGRESQL -> RETRY_STATES.contains(state(error));
            case MYSQL, MARIADB ->
                    RETRY_STATES.contains(state(error)) && error.getErrorCode() != MYSQL_LOCK_WAIT
                            || error.getErrorCode() == MYSQL_DEADLOCK
                            || error.getErrorCode() == MARIADB_RECORD_CHANGED;
        };
    }

    /** A row with that key is there already. */
    public boolean isDuplicate(SQLException error) {
        return switch (dialect) {
            case SQLITE -> error.getErrorCode() == SQLITE_CONSTRAINT;
            case POSTGRESQL -> state(error).equals("23505");
            case MYSQL, MARIADB -> error.getErrorCode() == MYSQL_DUPLICATE;
        };
    }

    /** There is no such table or schema. */
    public boolean isMissing(SQLException error) {
        return switch (dialect) {
            case SQLITE ->
                    error.getErrorCode() == SQLITE_ERROR
                            && String.valueOf(error.getMessage()).contains("no such table");
            case POSTGRESQL, MYSQL, MARIADB ->
                    MISSING_STATES.contains(state(error))
                            || error.getErrorCode() == MYSQL_UNKNOWN_DATABASE;
        };
    }

    /** The user may not do this, or the server is read-only. */
    public boolean isDenied(SQLException error) {
        return switch (dialect) {
            case SQLITE -> error.getErrorCode() == SQLITE_READONLY;
            case POSTGRESQL -> DENIED_STATES.contains(state(error));
            case MYSQL, MARIADB -> MYSQL_DENIED.contains(error.getErrorCode());
        };
    }

    /**
     * The error as the caller of a store gets it.
     *
     * @param what was being done, with ids and never with content
     */
    public static StoreUnavailableException unavailable(String what, SQLException error) {
        String state = state(error);
        String message = what + ": SQLState " + state + ", code " + error.getErrorCode();
        boolean ofConnection =
                state.length() == 5 && CONNECTION_CLASSES.contains(state.substring(0, 2));
        return new StoreUnavailableException(message, ofConnection ? error : null);
    }

    private static String state(SQLException error) {
        String state = error.getSQLState();
        return state == null ? "none" : state;
    }
}
