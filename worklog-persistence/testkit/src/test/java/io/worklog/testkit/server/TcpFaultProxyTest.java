package io.worklog.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(ServersExtension.class)
class TcpFaultProxyTest {

    private static final int SHORT_MILLIS = 50;

    private ServerSocket echo;
    private TcpFaultProxy proxy;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echoAll);
        proxy = TcpFaultProxy.before(new InetSocketAddress("127.0.0.1", echo.getLocalPort()));
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    private void echoAll() {
        try {
            while (true) {
                Socket socket = echo.accept();
                Thread.ofVirtual().start(() -> echo(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException reset) {
            // What the test wants to see.
        }
    }

    private Socket connect() throws IOException {
        return new Socket("127.0.0.1", proxy.address().getPort());
    }

    private static int ask(Socket socket, int value) throws IOException {
        socket.getOutputStream().write(value);
        return socket.getInputStream().read();
    }

    @Test
    void whatIsSentArrivesUntilTheConnectionIsCut() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, 7)).isEqualTo(7);
            assertThat(proxy.connections()).isEqualTo(1);
            proxy.cut();
            assertThatThrownBy(() -> ask(socket, 8)).isInstanceOf(IOException.class);
        }
        try (Socket socket = connect()) {
            assertThat(ask(socket, 9)).isEqualTo(9);
        }
    }

    @Test
    void aServerThatIsAwayTakesNothingUntilItIsBack() throws IOException {
        proxy.refuse();
        try (Socket socket = connect()) {
            assertThatThrownBy(
                            () -> {
                                if (ask(socket, 1) < 0) {
                                    throw new IOException("ended");
                                }
                            })
                    .isInstanceOf(IOException.class);
        }
        proxy.admit();
        try (Socket socket = connect()) {
            assertThat(ask(socket, 2)).isEqualTo(2);
        }
    }

    @Test
    void aStalledConnectionLosesNothing() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, 1)).isEqualTo(1);
            proxy.stall();
            socket.setSoTimeout(SHORT_MILLIS);
            assertThatThrownBy(() -> ask(socket, 2)).isInstanceOf(SocketTimeoutException.class);
            proxy.resume();
            socket.setSoTimeout(0);
            assertThat(socket.getInputStream().read()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void aCommitWhoseAnswerIsLostHasHappened(DatabaseKind kind, TestServers servers)
            throws SQLException {
        DatabaseServer server = servers.database(kind);
        try (TestDatabase database = server.createDatabase();
                TcpFaultProxy between = TcpFaultProxy.before(server.address())) {
            execute(database.url(), "CREATE TABLE kept (id INT)");
            String url =
                    server.url(database.name(), between.address(), server.user(), server.password())
                            + "&sslMode=DISABLED";
            insert(url, 1);
            between.loseCommitAnswers(1);
            assertThatThrownBy(() -> insert(url, 2)).isInstanceOf(SQLException.class);
            insert(url, 3);
            assertThat(between.lostAnswers()).isEqualTo(1);
            assertThat(sum(database.url())).isEqualTo(6);
        }
    }

    private static void insert(String url, int id) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO kept VALUES (" + id + ")");
            }
            connection.commit();
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int sum(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT SUM(id) FROM kept")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }
}
