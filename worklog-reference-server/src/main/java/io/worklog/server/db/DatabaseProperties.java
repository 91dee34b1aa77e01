package io.worklog.server.db;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The domain database, where people, projects and records are; the logs have settings of their own.
 *
 * @param url JDBC URL of SQLite, MySQL, MariaDB or PostgreSQL; a SQLite file in the data folder
 *     unless set.
 * @param username user of the database.
 * @param password password of that user; rather give worklog.server.database.password_FILE.
 * @param poolSize connections at most.
 * @param migrate whether missing tables are made at start; otherwise the start fails and says how.
 */
@ConfigurationProperties("worklog.server.database")
public record DatabaseProperties(
        @DefaultValue("jdbc:sqlite:data/worklog.db") String url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("10") int poolSize,
        @DefaultValue("true") boolean migrate) {}
