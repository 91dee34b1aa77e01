package io.worklog.testkit.server;

import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** A database server behind a JDBC URL, whoever started it. */
final class JdbcServer implements DatabaseServer {

    private static final int NAME_BYTES = 8;

    private final DatabaseKind kind;
    private final JdbcAddress address;
    private final RandomGenerator random;
    private final Set<Created> created = ConcurrentHashMap.newKeySet();

    JdbcServer(DatabaseKind kind, String uri, RandomGenerator random) {
        this.kind = kind;
        this.address = JdbcAddress.parse(uri);
        this.random = random;
    }

    @Override
    public DatabaseKind kind() {
        return kind;
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(
                address.address().getHostString(), address.address().getPort());
    }

    @Override
    public String uri() {
        return url("");
    }

    @Override
    public String user() {
        return address.user();
    }

    @Override
    public String password() {
        return address.password();
    }

    @Override
    public String url(String database) {
        return address.url(database);
    }

    @Override
    public String url(String database, InetSocketAddress through, String user, String password) {
        return address.url(database, through, user, password);
    }

    @Override
    public String version() {
        try (Connection connection = connect()) {
            DatabaseMetaData data = connection.getMetaData();
            String version = data.getDatabaseProductVersion();
            int end = 0;
            while (end < version.length() && "0123456789.".indexOf(version.charAt(end)) >= 0) {
                end++;
            }
            return data.getDatabaseProductName() + " " + version.substring(0, end);
        } catch (SQLException e) {
            throw new IllegalStateException(kind + " at " + address() + " does not answer", e);
        }
    }

    @Override
    public TestDatabase createDatabase() {
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        String name = "worklog_test_" + HexFormat.of().formatHex(bytes);
        execute("CREATE DATABASE " + name + utf8());
        Created database = new Created(name);
        created.add(database);
        return database;
    }

    private String utf8() {
        return switch (kind) {
            case MYSQL, MARIADB -> " CHARACTER SET utf8mb4";
            case POSTGRESQL -> " TEMPLATE template0 ENCODING 'UTF8'";
        };
    }

    /** Drops what its callers have left. */
    void dropAll() {
        created.forEach(Created::close);
    }

    private void drop(Created database) {
        if (created.remove(database)) {
            String force = kind == DatabaseKind.POSTGRESQL ? " WITH (FORCE)" : "";
            execute("DROP DATABASE IF EXISTS " + database.name() + force);
        }
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(kind + " at " + address() + " refuses: " + sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(uri());
    }

    private final class Created implements TestDatabase {

        private final String name;

        private Created(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String url() {
            return JdbcServer.this.url(name);
        }

        @Override
        public DatabaseServer server() {
            return JdbcServer.this;
        }

        @Override
        public void close() {
            drop(this);
        }
    }
}
