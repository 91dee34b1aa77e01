package io.worklog.persistence.jooq.index;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Connections that ask, before each text of a statement is run for the first time, how the database
 * would run it with the same parameters.
 */
final class RecordedStatements {
    private final Map<String, List<String>> plans = new LinkedHashMap<>();
    private final DataSource source;
    private final String explain;

    /** With what stands before a statement in place of running it. */
    RecordedStatements(DataSource source, String explain) {
        this.source = source;
        this.explain = explain;
    }

    /** Each text with its plan, line by line. */
    Map<String, List<String>> plans() {
        return plans;
    }

    DataSource recorded() {
        return proxy(
                DataSource.class,
                (proxy, method, arguments) -> {
                    Object result = call(source, method, arguments);
                    return result instanceof Connection connection ? recorded(connection) : result;
                });
    }

    private Connection recorded(Connection connection) {
        return proxy(
                Connection.class,
                (proxy, method, arguments) -> {
                    Object result = call(connection, method, arguments);
                    return result instanceof PreparedStatement statement
                            ? recorded(connection, statement, (String) arguments[0])
                            : result;
                });
    }

    private PreparedStatement recorded(
            Connection connection, PreparedStatement statement, String sql) {
        Map<Integer, Object> parameters = new TreeMap<>();
        return proxy(
                PreparedStatement.class,
                (proxy, method, arguments) -> {
                    if (method.getName().startsWith("set") && arguments.length == 2) {
                        parameters.put((Integer) arguments[0], arguments[1]);
                    }
                    if (method.getName().startsWith("execute") && !plans.containsKey(sql)) {
                        plans.put(sql, plan(connection, sql, parameters));
                    }
                    return call(statement, method, arguments);
                });
    }

    private List<String> plan(Connection connection, String sql, Map<Integer, Object> parameters)
            throws SQLException {
        if (sql.startsWith("insert")) {
            return List.of();
        }
        try (PreparedStatement asked = connection.prepareStatement(explain + " " + sql)) {
            for (Map.Entry<Integer, Object> parameter : parameters.entrySet()) {
                asked.setObject(parameter.getKey(), parameter.getValue());
            }
            try (ResultSet rows = asked.executeQuery()) {
                return lines(rows);
            }
        }
    }

    private static List<String> lines(ResultSet rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        ResultSetMetaData columns = rows.getMetaData();
        while (rows.next()) {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                line.append(columns.getColumnLabel(i)).append('=').append(rows.getString(i));
                line.append(' ');
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
