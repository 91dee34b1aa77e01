package io.worklog.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Connections that are watched, or set as a careless host sets them. */
final class HostConnections {
    private static final Set<String> THE_HOSTS_OWN =
            Set.of(
                    "commit",
                    "close",
                    "abort",
                    "setAutoCommit",
                    "setTransactionIsolation",
                    "setReadOnly",
                    "setCatalog",
                    "setSchema",
                    "setHoldability",
                    "setNetworkTimeout",
                    "setTypeMap",
                    "setClientInfo",
                    "unwrap");

    private HostConnections() {}

    /** The same connection; calls that are the host's own business are noted. */
    static Connection watched(Connection real, List<String> calls) {
        return proxy(
                Connection.class,
                real,
                (method, args) -> {
                    boolean rollback = method.getName().equals("rollback") && args == 0;
                    if (rollback || THE_HOSTS_OWN.contains(method.getName())) {
                        calls.add(method.getName());
                    }
                },
                result -> {});
    }

    /** Connections with that isolation level and autocommit off. */
    static DataSource wrong(DataSource real, int isolation) {
        return proxy(
                DataSource.class,
                real,
                (method, args) -> {},
                result -> {
                    if (result instanceof Connection connection) {
                        connection.setTransactionIsolation(isolation);
                        connection.setAutoCommit(false);
                    }
                });
    }

    private interface Note {
        void called(Method method, int args);
    }

    private interface Preparation {
        void of(Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T real, Note note, Preparation preparation) {
        InvocationHandler handler =
                (self, method, args) -> {
                    note.called(method, args == null ? 0 : args.length);
                    try {
                        Object result = method.invoke(real, args);
                        if (result != null) {
                            preparation.of(result);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                };
        Object made = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
        return type.cast(made);
    }
}
