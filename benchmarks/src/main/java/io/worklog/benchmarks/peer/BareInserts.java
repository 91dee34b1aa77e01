package io.worklog.benchmarks.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * What the server allows: one thread that inserts whatever is waiting with multi-row statements of
 * plain JDBC, commits once and wakes the callers. The table is a copy of the log store's, keys
 * included; there is no head, no tile and no check.
 */
public final class BareInserts implements Peer {
    private static final int ROWS = 128;

    private final Map<Integer, String> statements = new HashMap<>();
    private final Connection connection;
    private final GroupCommit commits;
    private long index;

    /**
     * Makes the table and a connection.
     *
     * @param copy the statement that makes the table
     */
    public BareInserts(DataSource connections, String copy) {
        try {
            connection = connections.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute(copy);
            }
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException("the table cannot be made", e);
        }
        commits = new GroupCommit("bare-inserts", this::write);
    }

    /** Returns when the bytes are committed. */
    @Override
    public byte[] record(Sample sample) {
        return commits.append(sample);
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
                statement.setBytes(at++, row.sample.sealed());
            }
            statement.executeUpdate();
        }
    }

    private static String sql(int rows) {
        return "INSERT INTO bare_entry (log_no, idx, leaf_hash, sealed) VALUES "
                + String.join(", ", Collections.nCopies(rows, "(?, ?, ?, ?)"));
    }

    @Override
    public void close() {
        commits.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the connection does not close", e);
        }
    }
}
