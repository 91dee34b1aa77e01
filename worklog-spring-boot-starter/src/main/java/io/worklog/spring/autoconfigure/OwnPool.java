package io.worklog.spring.autoconfigure;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** The worklog's own connections. */
final class OwnPool {
    private final HikariDataSource source;

    private OwnPool(HikariDataSource source) {
        this.source = source;
    }

    /** A pool that connects when it is first used. */
    static OwnPool open(JdbcProperties properties) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("worklog");
        config.setJdbcUrl(properties.url());
        config.setUsername(properties.username());
        config.setPassword(properties.password());
        config.setMaximumPoolSize(properties.maximumPoolSize());
        config.setConnectionTimeout(properties.connectionTimeout().toMillis());
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        try {
            return new OwnPool(new HikariDataSource(config));
        } catch (RuntimeException e) {
            throw new WorklogStartException(
                    "worklog.jdbc.url cannot be used: " + e.getMessage(),
                    "Correct worklog.jdbc.url, and see that the database's JDBC driver is on the"
                            + " class path.",
                    e);
        }
    }

    DataSource source() {
        return source;
    }

    boolean isClosed() {
        return source.isClosed();
    }

    void close() {
        source.close();
    }
}
