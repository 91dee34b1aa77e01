package io.worklog.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the server allows: one thread that inserts whatever is waiting with multi-row statements of
 * plain JDBC, commits once and wakes the callers. The table is a copy of the log store's, keys
 * included; there is no head, no tile and no check.
 */
final class BareInserts implements AutoCloseable {
    private static final int ROWS = 128;

    private final Map<Integer, String> statements = new HashMap<>();
    private final Connection connection;
    private final GroupCommit commits;
    private long index;

    BareInserts(BenchDatabase database) throws SQLException {
        connection = database.connections().getConnection();
        String like = database.isPostgreSql() ? "(LIKE %s INCLUDING ALL)" : "LIKE %s";
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bare_entry " + like.formatted("worklog_entry"));
        }
        connection.setAutoCommit(false);
        commits = new GroupCommit("bare-inserts", this::write);
    }

    /** Returns when the bytes are committed. */
    byte[] append(byte[] bytes) {
        return commits.append(bytes);
    }

    private void write(List<GroupCommit.Waiting> batch) throws SQLException {
        for (int from = 0; from < batch.size(); from += ROWS) {
            insert(batch.subList(from, Math.min(batch.size(), from + ROWS)));
        }
        connection.commit();
    }

    private void insert(List<GroupCommit.Waiting> rows) throws SQLException {
        String sql = statements.computeIfAbsent(rows.size(), BareInserts::sql);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 1;
            for (GroupCommit.Waiting row : rows) {
                statement.setInt(at++, 1);
                statement.setLong(at++, index++);
                statement.setBytes(at++, row.leaf);
                statement.setBytes(at++, row.bytes);
            }
            statement.executeUpdate();
        }
    }

    private static String sql(int rows) {
        return "INSERT INTO bare_entry (log_no, idx, leaf_hash, sealed) VALUES "
                + String.join(", ", Collections.nCopies(rows, "(?, ?, ?, ?)"));
    }

    @Override
    public void close() throws SQLException {
        commits.close();
        connection.close();
    }
}
