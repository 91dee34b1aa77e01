package io.worklog.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Private servers, as on a machine whose environment names none. */
class TestServersTest {

    @ParameterizedTest
    @EnumSource
    void aDatabaseSurvivesItsCrash(DatabaseKind kind) throws SQLException {
        try (TestServers servers = TestServers.open(nothingNamed());
                OwnServer<DatabaseServer> own = servers.ownDatabase(kind)) {
            assertThat(own.server().version()).startsWith(kind + " ");
            TestDatabase database = own.server().createDatabase();
            execute(database.url(), "CREATE TABLE kept (name VARCHAR(20))");
            execute(database.url(), "INSERT INTO kept VALUES ('留痕')");
            own.kill();
            assertThatThrownBy(() -> execute(database.url(), "SELECT 1"))
                    .isInstanceOf(SQLException.class);
            own.start();
            assertThat(firstText(database.url(), "SELECT name FROM kept")).isEqualTo("留痕");
        }
    }

    @Test
    void redisSurvivesItsCrashAndIsGoneAfterwards() throws IOException {
        TestServer server;
        try (TestServers servers = TestServers.open(nothingNamed())) {
            OwnServer<TestServer> own = servers.ownRedis();
            server = own.server();
            assertThat(WireClient.redis(server, "SET k v")).isEqualTo("+OK");
            own.kill();
            assertThat(answers(server)).isFalse();
            own.start();
            assertThat(WireClient.redis(server, "GETRANGE k 0 -1")).isEqualTo("$1");
            assertThat(servers.redis()).isNotEqualTo(server).isEqualTo(servers.redis());
        }
        assertThat(answers(server)).isFalse();
    }

    @Test
    void mongodbAnswersAgainAfterItsCrash() throws IOException {
        try (TestServers servers = TestServers.open(nothingNamed());
                OwnServer<TestServer> own = servers.ownMongodb()) {
            assertThat(WireClient.mongodbPing(own.server())).isTrue();
            own.kill();
            assertThat(answers(own.server())).isFalse();
            own.start();
            assertThat(WireClient.mongodbPing(own.server())).isTrue();
        }
    }

    @Test
    void aServerThatTheEnvironmentNamesIsNotStarted() {
        Map<String, String> named =
                Map.of(
                        "WORKLOG_TEST_REDIS", "redis://elsewhere:6379",
                        "WORKLOG_TEST_MARIADB", "jdbc:mariadb://elsewhere:3306/?user=me");
        try (TestServers servers = TestServers.open(named)) {
            assertThat(servers.redis().uri()).isEqualTo("redis://elsewhere:6379");
            assertThat(servers.mariadb().url("d"))
                    .isEqualTo("jdbc:mariadb://elsewhere:3306/d?user=me");
        }
    }

    @Test
    void whatAKilledProcessLeftIsEndedByTheNext(@TempDir Path root, @TempDir Path other)
            throws Exception {
        Process left = LeavingProcess.start(root);
        int port = Integer.parseInt(left.inputReader().readLine());
        assertThat(left.waitFor()).isEqualTo(LeavingProcess.EXIT_CODE);
        TestServer leftServer = PlainServer.at("redis://127.0.0.1:" + port);
        assertThat(answers(leftServer)).isTrue();
        DataFolders full = new DataFolders(List.of(root, other), Long.MAX_VALUE);
        try (TestServers next =
                new DefaultTestServers(nothingNamed(), full, RandomGenerator.getDefault())) {
            assertThat(answers(next.redis())).isTrue();
            assertThat(answers(leftServer)).isFalse();
        }
        assertThat(root.toFile().list((folder, name) -> name.startsWith("run-"))).isEmpty();
        assertThat(other.resolve("lock")).exists();
    }

    @Test
    void dataGoesWhereThereIsRoom(@TempDir Path first, @TempDir Path second) {
        List<Path> both = List.of(first, second);
        assertThat(new DataFolders(both, 1).chosen()).isEqualTo(first);
        assertThat(new DataFolders(both, Long.MAX_VALUE).chosen()).isEqualTo(second);
    }

    @Test
    void anOptionThatTheServerRefusesIsInTheError() {
        try (TestServers servers = TestServers.open(nothingNamed())) {
            assertThatThrownBy(() -> servers.ownRedis("--no-such-option", "1"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no-such-option")
                    .hasMessageContaining("did not start");
        }
    }

    @Test
    void aMissingProgramIsNamedWithItsPackage(@TempDir Path programs) throws IOException {
        for (String program : List.of("bash", "dirname", "basename", "mkdir")) {
            Files.createSymbolicLink(programs.resolve(program), Path.of("/usr/bin", program));
        }
        Map<String, String> environment = nothingNamed();
        environment.put("PATH", programs.toString());
        try (TestServers servers = TestServers.open(environment)) {
            assertThatThrownBy(servers::redis)
                    .hasMessageContaining("apt-get install redis-server")
                    .hasMessageContaining("WORKLOG_TEST_REDIS");
        }
    }

    static Map<String, String> nothingNamed() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        for (ServerKind kind : ServerKind.values()) {
            environment.remove(kind.variable());
        }
        return environment;
    }

    private static boolean answers(TestServer server) {
        try (Socket socket = new Socket()) {
            socket.connect(server.address());
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String firstText(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
