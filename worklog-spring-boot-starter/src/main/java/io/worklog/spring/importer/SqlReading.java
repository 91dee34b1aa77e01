package io.worklog.spring.importer;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads a database without keeping its rows. */
final class SqlReading {
    private static final int FETCH = 500;

    private SqlReading() {}

    /** Work with a connection. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }

    /**
     * Does the work in one read-only transaction, so that drivers stream rows instead of keeping
     * them all.
     */
    static <T extends @Nullable Object> T read(DataSource database, String what, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            boolean auto = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                return work.with(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(auto);
            }
        } catch (SQLException e) {
            throw new LegacySourceException(what + " could not be read", e);
        }
    }

    /** A statement whose rows arrive a few at a time. */
    static PreparedStatement streaming(Connection connection, String sql) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(
                        sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        boolean rowByRow = connection.getMetaData().getDriverName().startsWith("MySQL Connector");
        statement.setFetchSize(rowByRow ? Integer.MIN_VALUE : FETCH);
        return statement;
    }

    /** A value that can be compared and told; null for SQL's null. */
    static @Nullable Object value(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        if (value instanceof Clob) {
            return row.getString(column);
        }
        if (value instanceof Blob) {
            return row.getBytes(column);
        }
        if (value == null || value instanceof byte[] || value instanceof Number) {
            return value;
        }
        return plain(value);
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case Timestamp time -> time.toLocalDateTime();
            case Date date -> date.toLocalDate();
            case Time time -> time.toLocalTime();
            case java.time.temporal.Temporal time -> time;
            default -> value.toString();
        };
    }
}
