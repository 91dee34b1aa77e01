package gateway;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/** PostgreSQL as one client uses it: a connection of its own, or its transaction's. */
final class Backend implements AutoCloseable {
    private final String jdbc;
    private Connection own;
    private Connection transaction;

    Backend(String jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads one result. */
    interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** From now on statements run in a transaction; null for none. */
    void use(Connection ofTransaction) {
        transaction = ofTransaction;
    }

    boolean inTransaction() {
        return transaction != null;
    }

    Connection connection() throws SQLException {
        if (transaction != null) {
            return transaction;
        }
        if (own == null || own.isClosed()) {
            own = DriverManager.getConnection(jdbc);
        }
        return own;
    }

    /** Hands the client's own connection over; it opens another when it needs one. */
    Connection give() {
        Connection given = own;
        own = null;
        return given;
    }

    /** The first row's only column, a document; a reply of success where it is null. */
    byte[] document(String sql, Object... arguments) throws SQLException {
        byte[] found =
                query(connection(), sql, rows -> rows.next() ? rows.getBytes(1) : null, arguments);
        return found == null ? Bson.bytes(Bson.ok()) : found;
    }

    /** The first row's only column, a truth value; false if there is no row. */
    boolean flag(String sql, Object... arguments) throws SQLException {
        return query(connection(), sql, rows -> rows.next() && rows.getBoolean(1), arguments);
    }

    /** Texts, bytes, and null for no bytes. */
    static <T> T query(Connection on, String sql, Reading<T> reading, Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = on.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] == null) {
                    statement.setNull(i + 1, Types.NULL);
                } else if (arguments[i] instanceof byte[] bytes) {
                    statement.setBytes(i + 1, bytes);
                } else {
                    statement.setString(i + 1, (String) arguments[i]);
                }
            }
            try (ResultSet rows = statement.executeQuery()) {
                return reading.read(rows);
            }
        }
    }

    @Override
    public void close() {
        close(own);
    }

    /** Closes what may be null; a connection that is broken has nothing left to be closed. */
    static void close(Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException broken) {
                // As said above.
            }
        }
    }
}
