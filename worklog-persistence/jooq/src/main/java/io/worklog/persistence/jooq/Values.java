package io.worklog.persistence.jooq;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Values as JDBC takes them. */
final class Values {
    private Values() {}

    /** Binds numbers, text and bytes; what is absent is bytes. */
    static void bind(PreparedStatement statement, int at, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setNull(at, Types.VARBINARY);
            case byte[] bytes -> statement.setBytes(at, bytes);
            case Long number -> statement.setLong(at, number);
            case Integer number -> statement.setInt(at, number);
            case String text -> statement.setString(at, text);
            default -> throw new IllegalArgumentException("a " + value.getClass());
        }
    }

    static void bindAll(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }
}
