package io.worklog.persistence.jooq.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs rendered statements. Parameters are {@code Integer}, {@code Long}, {@code String} or {@code
 * byte[]}, in the order of the text.
 */
final class Jdbc {
    private Jdbc() {}

    /** Makes a value of the row a result stands at. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> query(
            Connection connection, String sql, RowReader<T> reader, List<?> parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return all;
            }
        }
    }

    /** How many rows were changed. */
    static int update(Connection connection, String sql, List<?> parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, List<?> parameters) throws SQLException {
        int at = 1;
        for (Object parameter : parameters) {
            switch (parameter) {
                case Long number -> statement.setLong(at, number);
                case Integer number -> statement.setInt(at, number);
                case byte[] bytes -> statement.setBytes(at, bytes);
                case String text -> statement.setString(at, text);
                default ->
                        throw new IllegalArgumentException(
                                "a parameter is a " + parameter.getClass());
            }
            at++;
        }
    }
}
