package io.worklog.spring.source.jdbc;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that tells its connection what it ran. For one thread at a time. */
final class WatchedStatement implements Calls.Around {
    private final Statement real;
    private final WatchedConnection connection;
    private final @Nullable String prepared;
    private final List<String> batch = new ArrayList<>();
    private @Nullable Number updateCount;

    private WatchedStatement(
            Statement real, WatchedConnection connection, @Nullable String prepared) {
        this.real = real;
        this.connection = connection;
        this.prepared = prepared;
    }

    static Object of(
            Class<? extends Statement> type,
            Statement real,
            WatchedConnection connection,
            @Nullable String prepared) {
        return Calls.proxy(type, real, new WatchedStatement(real, connection, prepared));
    }

    @Override
    public @Nullable Object call(Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        return switch (method.getName()) {
            case "execute", "executeUpdate", "executeLargeUpdate", "executeQuery" ->
                    execute(method, args);
            case "addBatch" -> addBatch(method, args);
            case "clearBatch" -> {
                batch.clear();
                yield Calls.direct(real, method, args);
            }
            case "executeBatch", "executeLargeBatch" -> executeBatch(method, args);
            case "getUpdateCount", "getLargeUpdateCount" -> count(method, args);
            case "getMoreResults" -> {
                updateCount = null;
                yield Calls.direct(real, method, args);
            }
            case "getConnection" -> connection.self();
            default -> Calls.direct(real, method, args);
        };
    }

    private String sql(@Nullable Object @Nullable [] args) {
        String given = args != null && args.length > 0 ? (String) args[0] : null;
        return given != null ? given : prepared == null ? "" : prepared;
    }

    private @Nullable Object execute(Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        String sql = sql(args);
        updateCount = null;
        Object result;
        try {
            result = Calls.direct(real, method, args);
        } catch (SQLException e) {
            connection.executed(sql, 1, Executed.UNKNOWN, true);
            throw e;
        }
        int changes = connection.changesIn(sql);
        if (changes > 0) {
            long rows = rows(result);
            connection.executed(sql, 1, changes == 1 ? rows : Executed.UNKNOWN, false);
        }
        return result;
    }

    /** A driver may give its count only once, so that it is kept for the host. */
    private long rows(@Nullable Object result) throws SQLException {
        if (result instanceof Number number) {
            return number.longValue();
        }
        if (Boolean.FALSE.equals(result)) {
            updateCount = real.getUpdateCount();
            return updateCount.longValue();
        }
        return Executed.UNKNOWN;
    }

    private @Nullable Object count(Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        Number kept = updateCount;
        if (kept == null) {
            return Calls.direct(real, method, args);
        }
        return method.getName().equals("getUpdateCount")
                ? (Object) kept.intValue()
                : (Object) kept.longValue();
    }

    private @Nullable Object addBatch(Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        Object result = Calls.direct(real, method, args);
        batch.add(sql(args));
        return result;
    }

    private @Nullable Object executeBatch(Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        List<String> run = List.copyOf(batch);
        batch.clear();
        Object result;
        try {
            result = Calls.direct(real, method, args);
        } catch (SQLException e) {
            runs(run, null, true);
            throw e;
        }
        runs(run, result, false);
        return result;
    }

    /** Tells of each run of equal statements once. */
    private void runs(List<String> batch, @Nullable Object counts, boolean failed)
            throws SQLException {
        int from = 0;
        while (from < batch.size()) {
            int to = from;
            long rows = 0;
            while (to < batch.size() && batch.get(to).equals(batch.get(from))) {
                long one = rows(counts, to);
                rows =
                        one == Executed.UNKNOWN || rows == Executed.UNKNOWN
                                ? Executed.UNKNOWN
                                : rows + one;
                to++;
            }
            connection.executed(batch.get(from), to - from, rows, failed);
            from = to;
        }
    }

    /** Negative where the driver does not say. */
    private static long rows(@Nullable Object counts, int at) {
        long rows =
                switch (counts) {
                    case int[] all when at < all.length -> all[at];
                    case long[] all when at < all.length -> all[at];
                    case null, default -> Executed.UNKNOWN;
                };
        return rows < 0 ? Executed.UNKNOWN : rows;
    }
}
