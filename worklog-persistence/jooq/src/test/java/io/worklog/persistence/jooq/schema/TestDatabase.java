package io.worklog.persistence.jooq.schema;

import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.DatabaseServer;
import io.worklog.testkit.server.TestServers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Objects;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database of its own on a real server, dropped when it is closed; for SQLite a file. */
public final class TestDatabase implements AutoCloseable {
    private final SqlDialect dialect;
    private final String name;
    private final String url;
    private final io.worklog.testkit.server.@Nullable TestDatabase onServer;

    private TestDatabase(SqlDialect dialect, Path file) {
        this.dialect = dialect;
        this.name = file.toString();
        this.url = "jdbc:sqlite:" + file;
        this.onServer = null;
    }

    private TestDatabase(SqlDialect dialect, io.worklog.testkit.server.TestDatabase onServer) {
        this.dialect = dialect;
        this.name = onServer.name();
        this.url = onServer.url();
        this.onServer = onServer;
    }

    /** One for the run; they end with it. */
    private static final class Servers {
        static final TestServers ALL = TestServers.open();
    }

    public static TestDatabase create(SqlDialect dialect) {
        if (dialect == SqlDialect.SQLITE) {
            return new TestDatabase(dialect, Path.of(folder(), "logs.db"));
        }
        DatabaseKind kind = DatabaseKind.valueOf(dialect.name());
        return new TestDatabase(dialect, Servers.ALL.database(kind).createDatabase());
    }

    public SqlDialect dialect() {
        return dialect;
    }

    /** The database's name; on SQLite the file's. */
    public String name() {
        return name;
    }

    public String url() {
        return url;
    }

    /** The same with more parameters, {@code a=b&c=d}. */
    public String url(String parameters) {
        return url + (url.contains("?") ? "&" : "?") + parameters;
    }

    /** New connections, as the driver makes them. */
    public DataSource source() {
        return source(url);
    }

    /** New connections, each prepared by statements. */
    public DataSource source(String withUrl, String... statements) {
        return sourceOf(() -> connect(withUrl, statements));
    }

    /** Runs statements, each committed. */
    public void execute(String... statements) {
        run(url, statements);
    }

    /** The same database for another user. */
    public String url(String user, String password) {
        DatabaseServer server = Objects.requireNonNull(onServer).server();
        return server.url(name, server.address(), user, password);
    }

    @Override
    public void close() {
        if (onServer == null) {
            delete(Objects.requireNonNull(Path.of(name).getParent()));
        } else {
            onServer.close();
        }
    }

    private static void run(String url, String... statements) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(url, e);
        }
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("worklog-sqlite").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where connections come from. */
    @FunctionalInterface
    public interface Connections {
        Connection next() throws SQLException;
    }

    /** A source of connections that are made, or changed, by a test. */
    public static DataSource sourceOf(Connections connections) {
        return new PlainSource(connections);
    }

    private static Connection connect(String url, String... statements) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return connection;
    }

    private record PlainSource(Connections connections) implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return connections.next();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return connections.next();
        }

        @Override
        public PrintWriter getLogWriter() {
            return new PrintWriter(PrintWriter.nullWriter());
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setLoginTimeout(int seconds) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
