package io.worklog.persistence.jooq;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One statement with its values. */
final class Jdbc {
    private Jdbc() {}

    /** Runs a statement that changes rows; returns how many. */
    static int update(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Values.bindAll(statement, values);
            return statement.executeUpdate();
        }
    }
}
