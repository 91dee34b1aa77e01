package io.worklog.spring.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.error.StoreUnavailableException;
import io.worklog.persistence.jooq.JooqLogStore;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.spring.WorklogBuilderCustomizer;
import io.worklog.spring.autoconfigure.WorklogAutoConfiguration;
import io.worklog.spring.context.ContextAutoConfiguration;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.DatabaseServer;
import io.worklog.testkit.server.OwnServer;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

@ExtendWith(ServersExtension.class)
class StoppedDatabaseTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final long TURN_NANOS = 50_000_000;

    @TempDir private Path folder;

    @Test
    @Timeout(180)
    void aDatabaseThatStopsIsDownAndOneThatIsBackIsUp(TestServers servers) {
        try (OwnServer<DatabaseServer> own = servers.ownDatabase(DatabaseKind.MARIADB);
                TestDatabase database = own.server().createDatabase();
                HikariDataSource pool = pool(database.url())) {
            JooqLogStore store = JooqLogStore.builder(pool).schema(SchemaMode.INSTALL).open();
            WorklogBuilderCustomizer inDatabase = builder -> builder.store(store);
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    WorklogAutoConfiguration.class,
                                    ContextAutoConfiguration.class,
                                    OperateAutoConfiguration.class))
                    .withPropertyValues(
                            "worklog.directory=" + folder, "worklog.operate.health.timeout=60s")
                    .withBean(WorklogBuilderCustomizer.class, () -> inDatabase)
                    .run(context -> stopAndStart(context, own));
        }
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(60_000);
        return new HikariDataSource(config);
    }

    private static void stopAndStart(ApplicationContext context, OwnServer<?> server) {
        Worklog worklog = context.getBean(Worklog.class);
        worklog.record(PAID).target("1").commit();
        assertThat(status(context)).isEqualTo(Status.UP);
        server.stop();
        assertThat(status(context)).isEqualTo(Status.DOWN);
        assertThatThrownBy(() -> worklog.record(PAID).target("2").commit())
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(status(context)).isEqualTo(Status.DOWN);
        server.start();
        while (!status(context).equals(Status.UP)) {
            LockSupport.parkNanos(TURN_NANOS);
        }
        worklog.record(PAID).target("3").commit();
        assertThat(worklog.verify().good()).isTrue();
    }

    private static Status status(ApplicationContext context) {
        return context.getBean("worklogHealthContributor", HealthIndicator.class)
                .health()
                .getStatus();
    }
}
