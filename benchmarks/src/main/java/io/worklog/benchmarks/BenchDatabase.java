package io.worklog.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.worklog.benchmarks.peer.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A place of its own for one run: a database in the MySQL or MariaDB that the environment names, a
 * schema in its PostgreSQL, a file of SQLite. Dropped when it is closed, unless {@code
 * WORKLOG_BENCH_KEEP} has a name for it: then it is left, and taken again by the next run with that
 * name.
 */
final class BenchDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    private final String url;
    private final String kind;
    private final boolean kept;
    private final String name;
    private final HikariDataSource pool = new HikariDataSource();

    private BenchDatabase(String url, String kind) {
        this.url = url;
        this.kind = kind;
        String keep = System.getenv("WORKLOG_BENCH_KEEP");
        kept = keep != null;
        name = kept ? keep : "wl_bench_" + UUID.randomUUID().toString().substring(0, 8);
        pool.setMaximumPoolSize(CONNECTIONS);
    }

    /** On {@code mysql}, {@code mariadb}, {@code postgresql} or {@code sqlite}. */
    static BenchDatabase on(String server) {
        if (server.equals("sqlite")) {
            return file();
        }
        String kind = server.equals("postgresql") ? "SCHEMA" : "DATABASE";
        BenchDatabase place = new BenchDatabase(url(server), kind);
        place.execute("CREATE " + kind + " IF NOT EXISTS " + place.name);
        place.pool.setJdbcUrl(place.url);
        choose(place.pool, place.isPostgreSql(), place.name);
        return place;
    }

    /** A place that another process made. */
    static HikariDataSource of(String server, String name) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url(server));
        pool.setMaximumPoolSize(CONNECTIONS);
        choose(pool, server.equals("postgresql"), name);
        return pool;
    }

    private static void choose(HikariDataSource pool, boolean schema, String name) {
        if (schema) {
            pool.setSchema(name);
        } else {
            pool.setCatalog(name);
        }
    }

    private static BenchDatabase file() {
        BenchDatabase place = new BenchDatabase("", "FILE");
        Path file = Folders.base().resolve(place.name + ".db");
        try {
            Files.createDirectories(Folders.base());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        place.pool.setJdbcUrl("jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL");
        return place;
    }

    private static String url(String server) {
        String variable = "WORKLOG_TEST_" + server.toUpperCase(Locale.ROOT);
        String url = System.getenv(variable);
        if (url == null) {
            throw new IllegalStateException("set " + variable + " to the server's JDBC URL");
        }
        return url;
    }

    DataSource connections() {
        return pool;
    }

    /** The name of the database or schema. */
    String name() {
        return name;
    }

    /** The statement that makes a copy of the store's table of entries, with its keys. */
    String copyOfEntries() {
        return switch (kind) {
            case "SCHEMA" -> "CREATE TABLE bare_entry (LIKE worklog_entry INCLUDING ALL)";
            case "FILE" -> definition().replaceFirst("\\bworklog_entry\\b", "bare_entry");
            default -> "CREATE TABLE bare_entry LIKE worklog_entry";
        };
    }

    /** What SQLite keeps of the statement that made the table. */
    private String definition() {
        String sql = "SELECT sql FROM sqlite_master WHERE name = 'worklog_entry'";
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    boolean isPostgreSql() {
        return kind.equals("SCHEMA");
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        pool.close();
        if (kept) {
            return;
        }
        if (kind.equals("FILE")) {
            deleteFiles();
            return;
        }
        execute("DROP " + kind + " " + name + (isPostgreSql() ? " CASCADE" : ""));
    }

    private void deleteFiles() {
        try {
            for (String end : List.of(".db", ".db-wal", ".db-shm")) {
                Files.deleteIfExists(Folders.base().resolve(name + end));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
