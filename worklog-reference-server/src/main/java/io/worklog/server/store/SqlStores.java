package io.worklog.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.worklog.error.StoreUnavailableException;
import io.worklog.memory.MemoryLogStore;
import io.worklog.persistence.jooq.JooqLogStore;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.persistence.jooq.schema.WeakSettings;
import io.worklog.spi.LogStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Logs in a database with a JDBC driver. */
final class SqlStores {
    private static final int CONNECTIONS = 4;
    private static final long CONNECT_MILLIS = 10_000;

    private SqlStores() {}

    static LogStore logs(StoreUrl url, @Nullable String password, boolean make) {
        HikariDataSource source = new HikariDataSource(config(url, password));
        try {
            JooqLogStore store =
                    JooqLogStore.builder(source)
                            .tables(tables(url))
                            .schema(make ? SchemaMode.INSTALL : SchemaMode.VALIDATE)
                            .weakSettings(WeakSettings.DEGRADE)
                            .open();
            return closing(store, source);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    static LogStore look(StoreUrl url, @Nullable String password) {
        try (HikariDataSource source = new HikariDataSource(config(url, password));
                Connection reached = source.getConnection()) {
            if (hasTables(reached, url)) {
                return logs(url, password, false);
            }
            return MemoryLogStore.create();
        } catch (SQLException e) {
            throw new StoreUnavailableException("cannot reach " + url + ": " + e.getMessage(), e);
        }
    }

    private static boolean hasTables(Connection connection, StoreUrl url) throws SQLException {
        TableNames names = tables(url);
        String pattern = names.prefix().replace("_", "%") + "%";
        DatabaseMetaData meta = connection.getMetaData();
        boolean catalogs = url.text().startsWith("jdbc:m");
        String place = names.schema() != null ? names.schema() : current(connection, catalogs);
        try (ResultSet found =
                meta.getTables(catalogs ? place : null, catalogs ? null : place, pattern, null)) {
            return found.next();
        }
    }

    /** The database (MySQL, MariaDB) or schema that names without one are in. */
    private static @Nullable String current(Connection connection, boolean catalogs)
            throws SQLException {
        return catalogs ? connection.getCatalog() : connection.getSchema();
    }

    private static HikariConfig config(StoreUrl url, @Nullable String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url.text());
        config.setPoolName("worklog-store");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setInitializationFailTimeout(-1);
        if (password != null) {
            config.setPassword(password);
        }
        return config;
    }

    private static TableNames tables(StoreUrl url) {
        TableNames names = TableNames.defaults();
        String prefix = url.setting("prefix");
        String schema = url.setting("schema");
        names = prefix == null ? names : names.withPrefix(prefix);
        return schema == null ? names : names.inSchema(schema);
    }

    /** The store leaves its connections to whoever made them: to us. */
    private static LogStore closing(JooqLogStore store, HikariDataSource source) {
        return (LogStore)
                Proxy.newProxyInstance(
                        SqlStores.class.getClassLoader(),
                        new Class<?>[] {JooqLogStore.class},
                        (proxy, method, arguments) -> {
                            try {
                                return method.invoke(store, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            } finally {
                                if (method.getName().equals("close")) {
                                    source.close();
                                }
                            }
                        });
    }
}
