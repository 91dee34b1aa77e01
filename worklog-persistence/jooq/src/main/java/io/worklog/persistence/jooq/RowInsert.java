package io.worklog.persistence.jooq;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many rows with few statements. jOOQ renders the statement for each number of rows once;
 * values are bound to it by JDBC alone, because rendering a long list of values anew costs more
 * than the database takes for it. Thread-safe.
 */
final class RowInsert {
    private static final int MAX_ROWS = 128;
    private static final long MAX_BYTES = 1 << 20;

    private final Sql sql;
    private final Tables.Shape table;
    private final List<Field<?>> columns;
    private final AtomicReferenceArray<String> statements =
            new AtomicReferenceArray<>(MAX_ROWS + 1);

    RowInsert(Sql sql, Tables.Shape table) {
        this(sql, table, table.columns());
    }

    /** For rows that leave columns out. */
    RowInsert(Sql sql, Tables.Shape table, List<Field<?>> columns) {
        this.sql = sql;
        this.table = table;
        this.columns = columns;
    }

    /** Inserts all rows in order; each has a value for every one of its columns. */
    void insert(Connection connection, List<@Nullable Object[]> rows) throws SQLException {
        int from = 0;
        while (from < rows.size()) {
            int to = end(rows, from);
            insert(connection, rows.subList(from, to), sql(to - from));
            from = to;
        }
    }

    /** The statement for all rows, or nothing where they need more than one. */
    Optional<String> oneStatement(List<@Nullable Object[]> rows) {
        boolean one = !rows.isEmpty() && end(rows, 0) == rows.size();
        return one ? Optional.of(sql(rows.size())) : Optional.empty();
    }

    /** At most so many rows and bytes, and at least one row. */
    private static int end(List<@Nullable Object[]> rows, int from) {
        int most = Math.min(rows.size(), from + MAX_ROWS);
        long bytes = 0;
        int to = from;
        while (to < most && (to == from || bytes + bytes(rows.get(to)) <= MAX_BYTES)) {
            bytes += bytes(rows.get(to++));
        }
        return to;
    }

    private static long bytes(@Nullable Object[] row) {
        long bytes = 0;
        for (@Nullable Object value : row) {
            bytes += value instanceof byte[] some ? some.length : Long.BYTES;
        }
        return bytes;
    }

    private static void insert(Connection connection, List<@Nullable Object[]> rows, String sql)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, 1, rows);
            statement.executeUpdate();
        }
    }

    /** Binds all rows from a parameter on; returns the parameter after the last. */
    static int bind(PreparedStatement statement, int first, List<@Nullable Object[]> rows)
            throws SQLException {
        int at = first;
        for (@Nullable Object[] row : rows) {
            for (@Nullable Object value : row) {
                Values.bind(statement, at++, value);
            }
        }
        return at;
    }

    private String sql(int rows) {
        String known = statements.get(rows);
        if (known != null) {
            return known;
        }
        String rendered = render(rows);
        statements.set(rows, rendered);
        return rendered;
    }

    private String render(int rows) {
        InsertValuesStepN<?> insert = sql.dsl().insertInto(sql.table(table), columns);
        @Nullable Object[] none = new @Nullable Object[columns.size()];
        for (int i = 0; i < rows; i++) {
            insert = insert.values(none);
        }
        return sql.text(insert);
    }
}
