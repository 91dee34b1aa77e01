package gateway;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The open transactions of all clients: a connection each, with repeatable reads. */
final class Transactions {
    private final String jdbc;
    private final Map<String, Connection> open = new ConcurrentHashMap<>();

    Transactions(String jdbc) {
        this.jdbc = jdbc;
    }

    /** The connection of the transaction that a command begins or belongs to. */
    Connection join(Request request, String key) throws SQLException, Refusal {
        if (request.body.containsKey("startTransaction")) {
            Connection begun = begin();
            open.put(key, begun);
            return begun;
        }
        Connection connection = open.get(key);
        if (connection == null) {
            throw new Refusal(Refusal.NO_SUCH_TRANSACTION, "no transaction " + key);
        }
        return connection;
    }

    private Connection begin() throws SQLException {
        Connection connection = DriverManager.getConnection(jdbc);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = connection.createStatement()) {
            // As mongod: a write conflict fails soon, it does not queue.
            statement.execute("SET LOCAL lock_timeout = '50ms'");
        }
        return connection;
    }

    void commit(String key) throws SQLException {
        try (Connection connection = open.remove(key)) {
            connection.commit();
        }
    }

    /** Gives a transaction up; does nothing for null, or for one that is not open. */
    void abort(String key) {
        Connection connection = key == null ? null : open.remove(key);
        if (connection != null) {
            // PostgreSQL rolls back when its connection ends.
            Backend.close(connection);
        }
    }
}
