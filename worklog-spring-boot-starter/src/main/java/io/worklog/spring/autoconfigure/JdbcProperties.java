package io.worklog.spring.autoconfigure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Logs in an SQL database.
 *
 * @param url JDBC URL of a database of the worklog's own; the application's DataSource unless set.
 * @param username user there.
 * @param password the user's password.
 * @param dataSource name of the DataSource bean, where the application has several and none is
 *     primary.
 * @param schema schema (PostgreSQL) or database (MySQL, MariaDB) of the tables; the connection's
 *     unless set.
 * @param tablePrefix what the tables' names begin with.
 * @param initializeSchema whether missing tables are made at start.
 * @param maximumPoolSize connections of the worklog's own pool, where worklog.jdbc.url is set.
 * @param connectionTimeout how long is waited for a connection of that pool.
 */
@ConfigurationProperties("worklog.jdbc")
record JdbcProperties(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @Nullable String dataSource,
        @Nullable String schema,
        @DefaultValue("worklog_") String tablePrefix,
        @DefaultValue("embedded") InitializeSchema initializeSchema,
        @DefaultValue("4") int maximumPoolSize,
        @DefaultValue("10s") Duration connectionTimeout) {

    /** Whether missing tables are made. */
    enum InitializeSchema {
        /** In SQLite only; any other database must have them. */
        EMBEDDED,
        /** In every database. */
        ALWAYS,
        /** In none: starting fails where they are missing. */
        NEVER
    }

    /** Without password, and without the URL, which may hold one. */
    @Override
    public String toString() {
        return "JdbcProperties[tablePrefix=" + tablePrefix + "]";
    }
}
