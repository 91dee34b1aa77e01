package io.worklog.benchmarks.peer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * An embedded database behind the same group commit: one transaction per batch into one table with
 * four indexes, by which an audit table is usually asked.
 */
final class TablePeer implements Peer {
    private static final String INSERT = "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String TABLE =
            "CREATE TABLE event (id BIGINT PRIMARY KEY, leaf %1$s, sealed %1$s,"
                    + " actor VARCHAR(64), target VARCHAR(64), type VARCHAR(64), at BIGINT)";

    private final Connection connection;
    private final PreparedStatement insert;
    private final GroupCommit commits;
    private long next;

    private TablePeer(String url, String bytes, String... settings) {
        try {
            connection = DriverManager.getConnection(url);
            try (Statement statement = connection.createStatement()) {
                for (String setting : settings) {
                    statement.execute(setting);
                }
                statement.execute(TABLE.formatted(bytes));
                for (String column : List.of("actor", "target", "type", "at")) {
                    statement.execute(
                            "CREATE INDEX event_" + column + " ON event (" + column + ")");
                }
            }
            connection.setAutoCommit(false);
            insert = connection.prepareStatement(INSERT);
        } catch (SQLException e) {
            throw new IllegalStateException("the table cannot be made", e);
        }
        commits = new GroupCommit("table", this::write);
    }

    /** SQLite, where a commit forces the disk. */
    static TablePeer sqlite(Path folder) {
        return new TablePeer(
                "jdbc:sqlite:" + folder.resolve("events.db"),
                "BLOB",
                "PRAGMA journal_mode=WAL",
                "PRAGMA synchronous=FULL");
    }

    /** H2 with a file, as it comes: a commit does not wait for the disk. */
    static TablePeer h2(Path folder) {
        String file = folder.resolve("events").toAbsolutePath().toString();
        return new TablePeer("jdbc:h2:file:" + file, "VARBINARY(8192)");
    }

    @Override
    public byte[] record(Sample sample) {
        return commits.append(sample);
    }

    private void write(List<GroupCommit.Waiting> batch) throws SQLException {
        for (GroupCommit.Waiting entry : batch) {
            Sample sample = entry.sample;
            insert.setLong(1, next);
            insert.setBytes(2, entry.leaf);
            insert.setBytes(3, sample.sealed());
            insert.setString(4, sample.actor());
            insert.setString(5, sample.before().id());
            insert.setString(6, sample.action());
            insert.setLong(7, next++ * 10);
            insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
    }

    @Override
    public void close() {
        commits.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not close", e);
        }
    }
}
