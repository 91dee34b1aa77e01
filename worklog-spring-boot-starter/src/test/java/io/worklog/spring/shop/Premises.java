package io.worklog.spring.shop;

import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** Gives each running shop a database and a folder of its own, and takes them back at the end. */
final class Premises implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** What the jars of other tests bring. */
    private static final List<String> NOT_OF_A_SHOP =
            List.of(
                    "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
                    "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
                    "org.springframework.modulith.events.config.EventPublicationAutoConfiguration",
                    "org.springframework.modulith.events.config"
                            + ".EventExternalizationAutoConfiguration");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestServers servers = TestServers.open();
        TestDatabase database = servers.mariadb().createDatabase();
        Path folder = newFolder();
        String store = context.getEnvironment().getProperty("shop.store", "file");
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("premises", settings(database, folder, store)));
        DisposableBean end =
                () -> {
                    servers.close();
                    FileSystemUtils.deleteRecursively(folder);
                };
        // Registered before all beans, so that it is destroyed after them.
        ((DefaultSingletonBeanRegistry) context.getBeanFactory())
                .registerDisposableBean("premises", end);
    }

    /**
     * Where the shop is. The folder is what it would have by itself: only the jars of other tests
     * offer it a database for its logs too.
     */
    private static Map<String, Object> settings(TestDatabase database, Path folder, String store) {
        return Map.of(
                "spring.datasource.url", database.url(),
                "worklog.directory", folder.toString(),
                "worklog.store", store,
                "spring.autoconfigure.exclude", String.join(",", NOT_OF_A_SHOP));
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("shop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
