package io.worklog.spring.autoconfigure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Logs in a MongoDB.
 *
 * @param client name of the MongoClient bean, where the application has several and none is
 *     primary.
 * @param database name of the database; that of the application's connection unless set, else
 *     worklog.
 * @param collectionPrefix what the collections' names begin with.
 * @param writeTimeout how long a write waits for a majority of the servers.
 */
@ConfigurationProperties("worklog.mongodb")
record MongodbProperties(
        @Nullable String client,
        @Nullable String database,
        @DefaultValue("worklog_") String collectionPrefix,
        @DefaultValue("10s") Duration writeTimeout) {}
