package io.worklog.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.log.LogIndex;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServer;
import io.worklog.testkit.server.TestServers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/**
 * The application's connections to real servers, as its properties name them, and as {@code
 * @ServiceConnection} does: with beans of the details and no property.
 */
@ExtendWith(ServersExtension.class)
class RealServersTest {
    private static final EventType<Object> PAID =
            EventType.named("shop.order.paid").target("order");

    /** More than is copied together. */
    private static final int EVENTS = 300;

    private static final int MOST_TURNS = 100;

    private final String own = "worklog_spring_" + UUID.randomUUID().toString().replace("-", "");

    @TempDir private Path folder;

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                WorklogAutoConfiguration.class,
                                DataSourceAutoConfiguration.class,
                                MongoAutoConfiguration.class,
                                DataRedisAutoConfiguration.class))
                .withPropertyValues(
                        "worklog.directory=" + folder.resolve("worklog"),
                        "worklog.weak-settings=degrade",
                        "worklog.installation=" + own);
    }

    private static void recordAndRead(ApplicationContext context) {
        Worklog worklog = context.getBean(Worklog.class);
        byte[] file = "receipt".getBytes(StandardCharsets.UTF_8);
        worklog.record(PAID)
                .target("1")
                .evidence(new ByteArrayInputStream(file), "text/plain", "receipt.txt")
                .commit();
        assertThat(worklog.history("order", "1").events()).hasSize(1);
        worklog.seal();
        assertThat(worklog.verify().good()).isTrue();
    }

    private static OpenedStore opened(ApplicationContext context) {
        return context.getBean(WorklogOpener.class).opened().orElseThrow();
    }

    private String inMongo(TestServer server) {
        return server.uri().replaceFirst("/(\\?|$)", "/" + own + "$1");
    }

    private void drop(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            client.getDatabase(own).drop();
        }
    }

    @Test
    void logsIndexAndFilesLieInTheApplicationsMongo(TestServers servers) {
        String uri = inMongo(servers.mongodb());
        try {
            ApplicationContextRunner runner =
                    runner().withPropertyValues(
                                    "spring.mongodb.uri=" + uri, "worklog.store=mongodb");
            runner.run(context -> {
                recordAndRead(context);
                assertThat(opened(context).store()).contains("MongoClient");
                assertThat(opened(context).index()).startsWith("in the MongoClient");
                List<String> names = collections(context);
                assertThat(names).isNotEmpty().allMatch(name -> name.startsWith("worklog_"));
            });
            runner.run(context ->
                    assertThat(context.getBean(Worklog.class).history("order", "1").events())
                            .as("after a restart")
                            .hasSize(1));
        } finally {
            drop(uri);
        }
    }

    private List<String> collections(ApplicationContext context) {
        return context.getBean(MongoClient.class)
                .getDatabase(own)
                .listCollectionNames()
                .into(new ArrayList<>());
    }

    @Test
    void detailsOfAMongoTakeThePlaceOfItsProperties(TestServers servers) {
        ConnectionString where = new ConnectionString(inMongo(servers.mongodb()));
        try {
            runner().withBean(MongoConnectionDetails.class, () -> () -> where)
                    .withPropertyValues("worklog.store=mongodb")
                    .run(context -> {
                        recordAndRead(context);
                        assertThat(collections(context)).isNotEmpty();
                    });
        } finally {
            drop(where.getConnectionString());
        }
    }

    @Test
    void detailsOfADatabaseTakeThePlaceOfItsProperties(TestServers servers) {
        TestDatabase database = servers.mariadb().createDatabase();
        runner().withBean(JdbcConnectionDetails.class, () -> new Details(database))
                .withPropertyValues("worklog.store=jdbc", "worklog.jdbc.initialize-schema=always")
                .run(context -> {
                    recordAndRead(context);
                    assertThat(opened(context).store()).startsWith("MariaDB");
                });
    }

    /**
     * What {@code @ServiceConnection} makes of a container.
     *
     * @param database stands in for one
     */
    private record Details(TestDatabase database) implements JdbcConnectionDetails {
        @Override
        public String getUsername() {
            return database.server().user();
        }

        @Override
        public String getPassword() {
            return database.server().password();
        }

        @Override
        public String getJdbcUrl() {
            return database.url();
        }
    }

    @Test
    void copiesAreKeptInTheApplicationsRedis(TestServers servers) {
        String uri = servers.redis().uri();
        try {
            runner().withPropertyValues(
                            "spring.data.redis.url=" + uri,
                            "worklog.jdbc.url=jdbc:sqlite:" + folder.resolve("logs.db"))
                    .run(context -> readFromCopies(context, uri));
        } finally {
            forget(uri);
        }
    }

    private void readFromCopies(ApplicationContext context, String uri) {
        assertThat(opened(context).store()).endsWith(", cached");
        Worklog worklog = context.getBean(Worklog.class);
        int recorded = 0;
        // What is read while Redis is slow is not copied to it, and copying is not waited for.
        for (int turn = 0; turn < MOST_TURNS && keys(uri).isEmpty(); turn++) {
            record(worklog);
            recorded += EVENTS;
            for (int again = 0; again < 2; again++) {
                try (var events = worklog.read(LogIndex.of(0))) {
                    assertThat(events.toList()).hasSize(recorded);
                }
            }
        }
        assertThat(keys(uri)).as("copies of this installation").isNotEmpty();
    }

    private static void record(Worklog worklog) {
        List<CompletableFuture<Receipt>> open = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            open.add(worklog.record(PAID).target(Integer.toString(i)).commitAsync());
        }
        open.forEach(CompletableFuture::join);
        worklog.seal();
    }

    @Test
    void detailsOfARedisTakeThePlaceOfItsProperties(TestServers servers) {
        TestServer redis = servers.redis();
        DataRedisConnectionDetails.Standalone where =
                DataRedisConnectionDetails.Standalone.of(
                        redis.address().getHostString(), redis.address().getPort());
        try {
            runner().withBean(
                            DataRedisConnectionDetails.class,
                            () ->
                                    new DataRedisConnectionDetails() {
                                        @Override
                                        public Standalone getStandalone() {
                                            return where;
                                        }
                                    })
                    .withPropertyValues("worklog.jdbc.url=jdbc:sqlite:" + folder.resolve("logs.db"))
                    .run(context -> readFromCopies(context, redis.uri()));
        } finally {
            forget(redis.uri());
        }
    }

    private List<String> keys(String uri) {
        try (RedisClient client = RedisClient.create(uri);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection.sync().keys("*" + own + "*");
        }
    }

    private void forget(String uri) {
        List<String> keys = keys(uri);
        try (RedisClient client = RedisClient.create(uri);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            if (!keys.isEmpty()) {
                connection.sync().del(keys.toArray(String[]::new));
            }
        }
    }
}
