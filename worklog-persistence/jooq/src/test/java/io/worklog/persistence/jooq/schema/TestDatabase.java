package io.worklog.persistence.jooq.schema;

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
import java.util.UUID;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A database of its own on a real server, dropped when it is closed; for SQLite a file. */
public final class TestDatabase implements AutoCloseable {
    private final SqlDialect dialect;
    private final String server;
    private final String name;
    private final String url;

    private TestDatabase(SqlDialect dialect, String server, String name, String url) {
        this.dialect = dialect;
        this.server = server;
        this.name = name;
        this.url = url;
    }

    public static TestDatabase create(SqlDialect dialect) {
        String name = "wl_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        if (dialect == SqlDialect.SQLITE) {
            String folder = folder();
            return new TestDatabase(dialect, folder, name, "jdbc:sqlite:" + folder + "/" + name);
        }
        String server = System.getenv("WORKLOG_TEST_" + dialect);
        if (server == null) {
            throw new IllegalStateException("WORKLOG_TEST_" + dialect + " is not set");
        }
        run(server, "CREATE DATABASE " + name);
        String[] parts = server.split("/\\?|/$", 2);
        String rest = parts.length < 2 || parts[1].isEmpty() ? "" : "?" + parts[1];
        return new TestDatabase(dialect, server, name, parts[0] + "/" + name + rest);
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

    @Override
    public void close() {
        if (dialect == SqlDialect.SQLITE) {
            delete(Path.of(server));
            return;
        }
        String force = dialect == SqlDialect.POSTGRESQL ? " WITH (FORCE)" : "";
        run(server, "DROP DATABASE " + name + force);
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
