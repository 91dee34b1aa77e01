package io.worklog.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A place of its own on a server that the environment names, for one run: a database in MySQL and
 * MariaDB, a schema in PostgreSQL. Dropped when it is closed, unless {@code WORKLOG_BENCH_KEEP} has
 * a name for it: then it is left, and taken again by the next run with that name.
 */
final class BenchDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    private final String url;
    private final String kind;
    private final boolean kept;
    private final String name;
    private final HikariDataSource pool;

    private BenchDatabase(String server) {
        url = url(server);
        kind = server.equals("postgresql") ? "SCHEMA" : "DATABASE";
        String keep = System.getenv("WORKLOG_BENCH_KEEP");
        kept = keep != null;
        name = kept ? keep : "wl_bench_" + UUID.randomUUID().toString().substring(0, 8);
        execute("CREATE " + kind + " IF NOT EXISTS " + name);
        pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(CONNECTIONS);
        if (kind.equals("SCHEMA")) {
            pool.setSchema(name);
        } else {
            pool.setCatalog(name);
        }
    }

    /** On {@code mysql}, {@code mariadb} or {@code postgresql}. */
    static BenchDatabase on(String server) {
        return new BenchDatabase(server);
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
        execute("DROP " + kind + " " + name + (isPostgreSql() ? " CASCADE" : ""));
    }
}
