package io.worklog.persistence.jooq.faults;

import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.DatabaseServer;
import io.worklog.testkit.server.OwnServer;
import io.worklog.testkit.server.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A primary and a replica that follows it asynchronously, by MySQL's own replication. */
final class MySqlPair implements AutoCloseable {
    private static final int SECONDS = 60;

    private final OwnServer<DatabaseServer> primary;
    private final OwnServer<DatabaseServer> replica;

    private MySqlPair(OwnServer<DatabaseServer> primary, OwnServer<DatabaseServer> replica) {
        this.primary = primary;
        this.replica = replica;
    }

    static MySqlPair start(TestServers servers) throws SQLException {
        MySqlPair pair =
                new MySqlPair(
                        servers.ownDatabase(DatabaseKind.MYSQL),
                        servers.ownDatabase(DatabaseKind.MYSQL));
        DatabaseServer source = pair.primary();
        run(
                pair.replica(),
                "CHANGE REPLICATION SOURCE TO SOURCE_HOST='"
                        + source.address().getHostString()
                        + "', SOURCE_PORT="
                        + source.address().getPort()
                        + ", SOURCE_USER='"
                        + source.user()
                        + "', SOURCE_AUTO_POSITION=1, GET_SOURCE_PUBLIC_KEY=1",
                "START REPLICA",
                "SET GLOBAL super_read_only = ON");
        return pair;
    }

    DatabaseServer primary() {
        return primary.server();
    }

    DatabaseServer replica() {
        return replica.server();
    }

    /** Waits until the replica has done all that the primary has. */
    void catchUp() throws SQLException {
        String done = value(primary(), "SELECT @@GLOBAL.gtid_executed");
        String timedOut =
                value(
                        replica(),
                        "SELECT WAIT_FOR_EXECUTED_GTID_SET('" + done + "', " + SECONDS + ")");
        if (!"0".equals(timedOut)) {
            throw new IllegalStateException("the replica does not catch up");
        }
    }

    /** The replica goes on receiving and does nothing of it any more. */
    void lag() throws SQLException {
        run(replica(), "STOP REPLICA SQL_THREAD");
    }

    /** Kills the primary and makes the replica writable, without what it had not done yet. */
    void failOver() throws SQLException {
        primary.kill();
        run(
                replica(),
                "STOP REPLICA",
                "RESET REPLICA ALL",
                "SET GLOBAL super_read_only = OFF",
                "SET GLOBAL read_only = OFF");
    }

    private static void run(DatabaseServer server, String... statements) throws SQLException {
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
