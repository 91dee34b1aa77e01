package io.worklog.persistence.jooq.faults;

import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.DatabaseServer;
import io.worklog.testkit.server.OwnServer;
import io.worklog.testkit.server.TestServers;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A primary and a replica that follows it asynchronously and takes no writes of others, by MySQL's
 * or MariaDB's own replication.
 */
final class ReplicaPair implements AutoCloseable {
    private static final int SECONDS = 60;

    private final Words words;
    private final OwnServer<DatabaseServer> primary;
    private final OwnServer<DatabaseServer> replica;

    private ReplicaPair(
            Words words, OwnServer<DatabaseServer> primary, OwnServer<DatabaseServer> replica) {
        this.words = words;
        this.primary = primary;
        this.replica = replica;
    }

    static ReplicaPair start(DatabaseKind kind, TestServers servers) throws SQLException {
        Words words = words(kind);
        ReplicaPair pair =
                new ReplicaPair(words, servers.ownDatabase(kind), servers.ownDatabase(kind));
        DatabaseServer source = pair.primary();
        InetSocketAddress from = source.address();
        run(
                pair.replica(),
                List.of(
                        String.format(
                                words.follow(),
                                from.getHostString(),
                                from.getPort(),
                                source.user()),
                        "START " + words.replica(),
                        "SET GLOBAL " + words.readOnly() + " = ON"));
        return pair;
    }

    /**
     * How a server says it.
     *
     * @param follow with the primary's host, port and user to be put in
     * @param replica the word for a replica
     * @param position how far the primary is
     * @param await answers 0 when the replica has done all up to a position; its seconds to wait
     * @param readOnly the setting that refuses writes
     */
    private record Words(
            String follow, String replica, String position, String await, String readOnly) {}

    private static Words words(DatabaseKind kind) {
        return switch (kind) {
            case MYSQL ->
                    new Words(
                            "CHANGE REPLICATION SOURCE TO SOURCE_HOST='%s', SOURCE_PORT=%d,"
                                    + " SOURCE_USER='%s', SOURCE_AUTO_POSITION=1,"
                                    + " GET_SOURCE_PUBLIC_KEY=1",
                            "REPLICA",
                            "SELECT @@GLOBAL.gtid_executed",
                            "SELECT WAIT_FOR_EXECUTED_GTID_SET('%s', %d)",
                            "super_read_only");
            case MARIADB ->
                    new Words(
                            "CHANGE MASTER TO MASTER_HOST='%s', MASTER_PORT=%d, MASTER_USER='%s',"
                                    + " MASTER_USE_GTID=slave_pos",
                            "SLAVE",
                            "SELECT @@GLOBAL.gtid_binlog_pos",
                            "SELECT MASTER_GTID_WAIT('%s', %d)",
                            "read_only");
            case POSTGRESQL -> throw new IllegalArgumentException("no pair of " + kind);
        };
    }

    DatabaseServer primary() {
        return primary.server();
    }

    DatabaseServer replica() {
        return replica.server();
    }

    /** Waits until the replica has done all that the primary has. */
    void catchUp() throws SQLException {
        String done = value(primary(), words.position());
        String answer = value(replica(), String.format(words.await(), done, SECONDS));
        if (!"0".equals(answer)) {
            throw new IllegalStateException("the replica does not catch up");
        }
    }

    /** The replica goes on receiving and does nothing of it any more. */
    void lag() throws SQLException {
        run(replica(), List.of("STOP " + words.replica() + " SQL_THREAD"));
    }

    /** The replica does what it has received, and all that comes. */
    void follow() throws SQLException {
        run(replica(), List.of("START " + words.replica() + " SQL_THREAD"));
    }

    /** Kills the primary and makes the replica writable, without what it had not done yet. */
    void failOver() throws SQLException {
        primary.kill();
        run(
                replica(),
                List.of(
                        "STOP " + words.replica(),
                        "RESET " + words.replica() + " ALL",
                        "SET GLOBAL " + words.readOnly() + " = OFF",
                        "SET GLOBAL read_only = OFF"));
    }

    private static void run(DatabaseServer server, List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.uri());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String value(DatabaseServer server, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.uri());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() {
        replica.close();
        primary.close();
    }
}
