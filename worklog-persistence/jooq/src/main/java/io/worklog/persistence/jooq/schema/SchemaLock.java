package io.worklog.persistence.jooq.schema;

import io.worklog.error.StoreUnavailableException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.zip.CRC32;

/**
 * Lets one node at a time make tables. In PostgreSQL that is part of a transaction, which holds the
 * lock. In MySQL and MariaDB every such statement commits, so there the lock is the session's.
 * SQLite has one writer anyway.
 */
final class SchemaLock implements AutoCloseable {
    private static final int WAIT_SECONDS = 60;

    private final Connection connection;
    private final SqlDialect dialect;
    private final String name;

    private SchemaLock(Connection connection, SqlDialect dialect, String name) {
        this.connection = connection;
        this.dialect = dialect;
        this.name = name;
    }

    static SchemaLock take(Connection connection, SqlDialect dialect, TableNames names)
            throws SQLException {
        String name = "worklog schema " + nameIn(connection, dialect, names);
        SchemaLock lock = new SchemaLock(connection, dialect, name);
        switch (dialect) {
            case MYSQL, MARIADB -> lock.ofSession();
            case POSTGRESQL -> lock.ofTransaction();
            case SQLITE -> {}
        }
        return lock;
    }

    /**
     * Locks of MySQL are the server's, so the database is part of the name; at most 64 characters.
     */
    private static String nameIn(Connection connection, SqlDialect dialect, TableNames names)
            throws SQLException {
        String where = dialect.isMySqlLike() ? connection.getCatalog() : connection.getSchema();
        return String.format("%08x", crc(where + "/" + names.qualifier() + names.prefix()));
    }

    private void ofSession() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT GET_LOCK(?, ?)")) {
            lock.setString(1, name);
            lock.setInt(2, WAIT_SECONDS);
            try (ResultSet answer = lock.executeQuery()) {
                if (!answer.next() || answer.getInt(1) != 1) {
                    throw new StoreUnavailableException(
                            "another node has been making tables for " + WAIT_SECONDS + " s");
                }
            }
        }
    }

    private void ofTransaction() throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, crc(name));
            lock.execute();
        }
    }

    private static long crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    /**
     * The lock of a session ends before its transaction would: what others wait for is committed.
     */
    @Override
    public void close() throws SQLException {
        if (dialect.isMySqlLike()) {
            connection.commit();
            try (PreparedStatement unlock = connection.prepareStatement("DO RELEASE_LOCK(?)")) {
                unlock.setString(1, name);
                unlock.execute();
            }
        }
    }
}
