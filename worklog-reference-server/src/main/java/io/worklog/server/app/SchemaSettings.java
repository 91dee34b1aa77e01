package io.worklog.server.app;

import io.worklog.server.db.DatabaseProperties;
import io.worklog.server.db.SchemaUpdate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Finds the domain database that a server with the same arguments would use, and nothing else. */
public final class SchemaSettings {
    private SchemaSettings() {}

    /** Connects to it. */
    public static SchemaUpdate open(String... args) {
        try (ConfigurableApplicationContext settings =
                new SpringApplicationBuilder(Settings.class)
                        .web(WebApplicationType.NONE)
                        .properties("spring.config.name=worklog-server", "logging.level.root=off")
                        .initializers(context -> SecretFiles.read(context.getEnvironment()))
                        .run(args)) {
            return SchemaUpdate.open(settings.getBean(DatabaseProperties.class));
        }
    }

    /** The settings of the database alone. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DatabaseProperties.class)
    static class Settings {}
}
