package io.worklog.persistence.jooq.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.worklog.Worklog;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.DatabaseServer;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TcpFaultProxy;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Takes connections away while callers record: by the server, by the network, and in the moment in
 * which the server answers to COMMIT. {@code -Dworklog.test.commits=50} for the long run.
 */
@Timeout(600)
@ExtendWith(ServersExtension.class)
class LostConnectionTest {
    private static final int COMMITS = Integer.getInteger("worklog.test.commits", 5);
    private static final int CUTS = 5;
    private static final int BETWEEN = 40;

    /** What MySQL and MariaDB answer when the session to end is not there. */
    private static final int NO_SUCH_SESSION = 1094;

    /** Makes the pool that the log records through. */
    private interface Way {
        HikariDataSource pool(TestDatabase database, InetSocketAddress through);
    }

    private interface Fault {
        void strike(Load load, TcpFaultProxy proxy) throws Exception;
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void theWriterFindsOutWhetherABatchWasAddedWhenTheAnswerIsLost(
            DatabaseKind kind, TestServers servers, TestReporter reporter) throws Exception {
        try (TestDatabase database = servers.database(kind).createDatabase()) {
            Load load =
                    recordUnder(
                            Pools::patient,
                            database,
                            COMMITS,
                            LostConnectionTest::loseAnswer,
                            reporter);
            assertThat(load.refusals()).as("the store was never away").isZero();
        }
    }

    private static void loseAnswer(Load load, TcpFaultProxy proxy) throws InterruptedException {
        int before = proxy.lostAnswers();
        proxy.loseCommitAnswers(1);
        while (proxy.lostAnswers() == before) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostOrDoubledWhenTheNetworkCutsEveryConnection(
            DatabaseKind kind, TestServers servers, TestReporter reporter) throws Exception {
        try (TestDatabase database = servers.database(kind).createDatabase()) {
            recordUnder(Pools::impatient, database, CUTS, (load, proxy) -> proxy.cut(), reporter);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostOrDoubledWhenTheServerEndsEverySession(
            DatabaseKind kind, TestServers servers, TestReporter reporter) throws Exception {
        try (TestDatabase database = servers.database(kind).createDatabase()) {
            recordUnder(
                    Pools::impatient,
                    database,
                    CUTS,
                    (load, proxy) -> endSessions(database),
                    reporter);
        }
    }

    private static Load recordUnder(
            Way way, TestDatabase database, int times, Fault fault, TestReporter reporter)
            throws Exception {
        MemorySigningKeys keys = MemorySigningKeys.create();
        Recoveries recoveries = new Recoveries();
        DatabaseServer server = database.server();
        try (TcpFaultProxy proxy = TcpFaultProxy.before(server.address());
                HikariDataSource pool = way.pool(database, proxy.address())) {
            Load load;
            try (Worklog log = Worklog.builder().store(Pools.store(pool)).keys(keys).open()) {
                load = Load.on(log);
                for (int i = 0; i < times; i++) {
                    load.awaitMore(BETWEEN);
                    fault.strike(load, proxy);
                    recoveries.add(load.awaitMore(1));
                }
                load.awaitMore(BETWEEN);
                load.end();
            }
            load.check(Pools.store(pool), keys);
            recoveries.report(reporter, server.kind(), load);
            return load;
        }
    }

    /** Ends every session on the database but the one that asks for it. */
    private static void endSessions(TestDatabase database) throws SQLException {
        DatabaseServer server = database.server();
        try (Connection connection = DriverManager.getConnection(server.uri());
                Statement statement = connection.createStatement()) {
            boolean postgres = server.kind() == DatabaseKind.POSTGRESQL;
            String sessions =
                    postgres
                            ? "SELECT pid FROM pg_stat_activity WHERE datname = '%s'"
                            : "SELECT id FROM information_schema.processlist WHERE db = '%s'";
            List<Long> ids = new ArrayList<>();
            try (ResultSet rows =
                    statement.executeQuery(String.format(sessions, database.name()))) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            assertThat(ids).isNotEmpty();
            for (long id : ids) {
                end(statement, postgres, id);
            }
        }
    }

    private static void end(Statement statement, boolean postgres, long id) throws SQLException {
        try {
            statement.execute(
                    postgres ? "SELECT pg_terminate_backend(" + id + ")" : "KILL CONNECTION " + id);
        } catch (SQLException e) {
            // It may have ended by itself meanwhile.
            assertThat(e.getErrorCode()).isEqualTo(NO_SUCH_SESSION);
        }
    }
}
