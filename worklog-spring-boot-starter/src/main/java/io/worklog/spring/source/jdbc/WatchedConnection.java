package io.worklog.spring.source.jdbc;

import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A connection whose statements are seen. For one thread at a time. */
final class WatchedConnection implements Calls.Around {
    private final Connection real;
    private final ConnectionLog log;
    private final SqlReader reader;
    private final ExcludedTables excluded;
    private @Nullable Connection self;

    private WatchedConnection(
            Connection real, ConnectionLog log, SqlReader reader, ExcludedTables excluded) {
        this.real = real;
        this.log = log;
        this.reader = reader;
        this.excluded = excluded;
    }

    static Connection of(
            Connection real, ConnectionLog log, SqlReader reader, ExcludedTables excluded) {
        WatchedConnection watched = new WatchedConnection(real, log, reader, excluded);
        Connection self = Calls.proxy(Connection.class, real, watched);
        watched.self = self;
        return self;
    }

    @Override
    public @Nullable Object call(Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        return switch (method.getName()) {
            case "commit" -> commit(method, args);
            case "rollback" -> rollback(method, args);
            case "setAutoCommit" -> autoCommit(method, args);
            case "close", "abort" -> ended(method, args);
            case "setSavepoint" -> savepoint(method, args);
            case "createStatement" ->
                    watched(Statement.class, Calls.direct(real, method, args), null);
            case "prepareStatement" ->
                    watched(PreparedStatement.class, Calls.direct(real, method, args), sql(args));
            case "prepareCall" ->
                    watched(CallableStatement.class, Calls.direct(real, method, args), sql(args));
            default -> Calls.direct(real, method, args);
        };
    }

    private static @Nullable String sql(@Nullable Object @Nullable [] args) {
        return args == null ? null : (String) args[0];
    }

    private @Nullable Object watched(
            Class<? extends Statement> type, @Nullable Object statement, @Nullable String sql) {
        return statement instanceof Statement made
                ? WatchedStatement.of(type, made, this, sql)
                : statement;
    }

    private @Nullable Object commit(Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        log.beforeCommit(self);
        Object result = Calls.direct(real, method, args);
        log.committed();
        return result;
    }

    private @Nullable Object rollback(Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        Object result = Calls.direct(real, method, args);
        if (args != null && args[0] instanceof Savepoint savepoint) {
            log.backTo(savepoint);
        } else {
            log.rolledBack();
        }
        return result;
    }

    /** Turning autocommit on commits what is open, says JDBC. */
    private @Nullable Object autoCommit(Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        boolean commits = args != null && Boolean.TRUE.equals(args[0]) && !real.getAutoCommit();
        if (commits) {
            log.beforeCommit(self);
        }
        Object result = Calls.direct(real, method, args);
        if (commits) {
            log.committed();
        }
        return result;
    }

    /** What is open when a connection is given back is rolled back by its pool. */
    private @Nullable Object ended(Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        try {
            return Calls.direct(real, method, args);
        } finally {
            log.rolledBack();
        }
    }

    private @Nullable Object savepoint(Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        Object made = Calls.direct(real, method, args);
        if (made instanceof Savepoint savepoint) {
            log.savepoint(savepoint);
        }
        return made;
    }

    @Nullable Connection self() {
        return self;
    }

    /** A text was run. */
    void executed(String sql, long times, long rows, boolean failed) throws SQLException {
        boolean inTransaction = !real.getAutoCommit();
        for (SqlStatement statement : reader.changes(sql)) {
            if (!excluded.cover(statement)) {
                log.executed(new Executed(statement, times, rows, failed), inTransaction);
            }
        }
    }

    /** How many statements of a text change something: with several, counts are not told apart. */
    int changesIn(String sql) {
        return reader.changes(sql).size();
    }
}
