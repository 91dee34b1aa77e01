package io.worklog.server.testing;

import io.worklog.server.db.Database;
import io.worklog.server.db.DatabaseConfiguration;
import io.worklog.server.db.Engine;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The domain database alone, empty and with all tables, on one of the four engines. */
public final class TestDomain implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final @Nullable TestDatabase database;

    private TestDomain(ConfigurableApplicationContext context, @Nullable TestDatabase database) {
        this.context = context;
        this.database = database;
    }

    /** One on that engine; the servers are those of the run. */
    public static TestDomain open(Engine engine, TestServers servers) {
        if (engine == Engine.SQLITE) {
            try {
                var file = Files.createTempDirectory("worklog-domain").resolve("worklog.db");
                return new TestDomain(start("jdbc:sqlite:" + file), null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        TestDatabase database = servers.database(kind(engine)).createDatabase();
        return new TestDomain(start(database.url()), database);
    }

    private static DatabaseKind kind(Engine engine) {
        return switch (engine) {
            case MYSQL -> DatabaseKind.MYSQL;
            case MARIADB -> DatabaseKind.MARIADB;
            case POSTGRES -> DatabaseKind.POSTGRESQL;
            case SQLITE -> throw new IllegalArgumentException("a file needs no server");
        };
    }

    private static ConfigurableApplicationContext start(String url) {
        return new SpringApplicationBuilder(DatabaseConfiguration.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=none", "spring.main.banner-mode=off")
                .run("--worklog.server.database.url=" + url);
    }

    /** Its statements and transactions. */
    public Database database() {
        return context.getBean(Database.class);
    }

    @Override
    public void close() {
        context.close();
        if (database != null) {
            database.close();
        }
    }
}
