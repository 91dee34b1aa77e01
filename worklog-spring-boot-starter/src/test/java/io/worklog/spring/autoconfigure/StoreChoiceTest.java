package io.worklog.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.zaxxer.hikari.HikariDataSource;
import io.worklog.Worklog;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.error.RejectedEventException;
import io.worklog.log.TreeSize;
import io.worklog.memory.MemoryLogStore;
import io.worklog.spi.LogStore;
import io.worklog.spring.tx.TransactionsAutoConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class StoreChoiceTest {
    private static final EventType<Object> PAID =
            EventType.named("shop.order.paid").target("order");
    private static final EventType<Object> JOINED = PAID.delivery(Delivery.TRANSACTIONAL);

    @TempDir private Path folder;

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                WorklogAutoConfiguration.class,
                                DataSourceAutoConfiguration.class,
                                DataSourceTransactionManagerAutoConfiguration.class,
                                TransactionAutoConfiguration.class,
                                TransactionsAutoConfiguration.class))
                .withPropertyValues("worklog.directory=" + folder.resolve("worklog"));
    }

    private ApplicationContextRunner withDatabase() {
        return runner().withPropertyValues("spring.datasource.url=" + sqlite("host"));
    }

    private String sqlite(String name) {
        return "jdbc:sqlite:" + folder.resolve(name + ".db");
    }

    private static void record(ApplicationContext context) {
        Worklog worklog = context.getBean(Worklog.class);
        worklog.record(PAID).target("1").commit();
        assertThat(worklog.history("order", "1").events()).hasSize(1);
        assertThat(worklog.verify().good()).isTrue();
    }

    private static OpenedStore opened(ApplicationContext context) {
        return context.getBean(WorklogOpener.class).opened().orElseThrow();
    }

    @Test
    void withoutAPropertyLogsLieInAFolderWithTheirIndex() {
        runner().withClassLoader(new FilteredClassLoader(DataSource.class))
                .run(context -> {
                    record(context);
                    assertThat(opened(context).store()).startsWith("folder ");
                    assertThat(opened(context).index()).isEqualTo("Lucene files");
                    assertThat(folder.resolve("worklog/index")).isDirectory();
                    assertThat(context.getBean(Worklog.class).outbox()).isEmpty();
                });
    }

    @Test
    void theDefaultNeedsNoDatabaseCacheOrDriver() {
        FilteredClassLoader bare =
                new FilteredClassLoader(
                        "org.jooq",
                        "com.zaxxer",
                        "com.mongodb",
                        "org.bson",
                        "io.lettuce",
                        "com.github.benmanes",
                        "org.mariadb",
                        "com.mysql",
                        "org.postgresql",
                        "org.sqlite",
                        "org.springframework.jdbc",
                        "org.springframework.transaction",
                        "org.springframework.data",
                        "org.springframework.boot.jdbc",
                        "org.springframework.boot.mongodb",
                        "org.springframework.boot.data",
                        "org.springframework.boot.actuate",
                        "io.worklog.persistence.jooq",
                        "io.worklog.persistence.mongodb",
                        "io.worklog.persistence.redis",
                        "io.worklog.persistence.caffeine");
        new ApplicationContextRunner()
                .withClassLoader(bare)
                .withConfiguration(AutoConfigurations.of(WorklogAutoConfiguration.class))
                .withPropertyValues("worklog.directory=" + folder)
                .run(context -> record(context));
    }

    @Test
    void theApplicationsDataSourceTakesLogsIndexAndOutbox() {
        withDatabase()
                .run(context -> {
                    record(context);
                    assertThat(opened(context).store())
                            .startsWith("SQLite ")
                            .contains("DataSource bean dataSource");
                    assertThat(opened(context).index()).contains("DataSource bean dataSource");
                    assertThat(folder.resolve("worklog/logs")).doesNotExist();
                    joins(context);
                });
    }

    /** What is rolled back was never there. */
    private static void joins(ApplicationContext context) {
        Worklog worklog = context.getBean(Worklog.class);
        TransactionTemplate transaction =
                new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(status -> {
            worklog.record(JOINED).target("gone").commit();
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> worklog.record(JOINED).target("kept").commit());
        awaitOne(worklog, "kept");
        assertThat(worklog.history("order", "gone").events()).isEmpty();
    }

    /** Of one source what was committed later comes later, so nothing before it is on its way. */
    private static void awaitOne(Worklog worklog, String id) {
        TreeSize size = TreeSize.of(0);
        while (worklog.history("order", id).events().isEmpty()) {
            TreeSize grown = worklog.awaitGrowth(size, Duration.ofSeconds(30));
            assertThat(grown).as("%s arrives", id).isNotEqualTo(size);
            size = grown;
        }
    }

    @Test
    void theApplicationsConnectionsStayOpen() {
        HikariDataSource host = new HikariDataSource();
        host.setJdbcUrl(sqlite("kept"));
        try (host) {
            runner().withInitializer(
                            context -> context.getBeanFactory().registerSingleton("host", host))
                    .run(StoreChoiceTest::record);
            assertThat(host.isClosed()).isFalse();
            assertThat(host.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Test
    void aDatabaseOfItsOwnHasAPoolOfItsOwnThatGoesWithIt() {
        JdbcTechnology[] own = new JdbcTechnology[1];
        withDatabase()
                .withPropertyValues("worklog.jdbc.url=" + sqlite("own"))
                .run(context -> {
                    record(context);
                    own[0] = context.getBean(JdbcTechnology.class);
                    assertThat(opened(context).store()).contains("worklog.jdbc.url");
                    assertThat(context.getBean(Worklog.class).outbox()).isEmpty();
                    assertThat(context.getBean(DataSource.class)).isNotNull();
                    assertThat(tables(context.getBean(DataSource.class))).isZero();
                });
        assertThat(folder.resolve("own.db")).exists();
        assertThat(own[0].isClosed()).isTrue();
    }

    private static int tables(DataSource source) throws Exception {
        try (Connection connection = source.getConnection();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery("SELECT count(*) FROM sqlite_master")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void anOutboxJoinsTheApplicationsTransactionsWhereverTheLogsAre() {
        withDatabase()
                .withPropertyValues("worklog.store=file", "worklog.outbox=jdbc")
                .run(context -> {
                    assertThat(opened(context).store()).startsWith("folder ");
                    joins(context);
                });
    }

    @Test
    void withoutAnOutboxNothingJoins() {
        withDatabase()
                .withPropertyValues("worklog.outbox=none")
                .run(context -> {
                    Worklog worklog = context.getBean(Worklog.class);
                    assertThat(worklog.outbox()).isEmpty();
                    assertThatThrownBy(() -> worklog.record(JOINED).target("1").commit())
                            .isInstanceOf(RejectedEventException.class);
                });
    }

    @Test
    void aFolderIsTakenWhereThePropertySaysSo() {
        withDatabase()
                .withPropertyValues("worklog.store=file", "worklog.index=none")
                .run(context -> {
                    record(context);
                    assertThat(opened(context).index()).isEqualTo("none");
                    assertThat(folder.resolve("worklog/index")).doesNotExist();
                    assertThat(tables(context.getBean(DataSource.class))).isZero();
                });
    }

    @Test
    void logsInAFolderCanHaveTheirIndexInTheDatabase() {
        withDatabase()
                .withPropertyValues("worklog.store=file", "worklog.index=sql")
                .run(context -> {
                    record(context);
                    assertThat(folder.resolve("worklog/index")).doesNotExist();
                    assertThat(tables(context.getBean(DataSource.class))).isPositive();
                });
    }

    @Test
    void logsInADatabaseCanHaveTheirIndexInFiles() {
        withDatabase()
                .withPropertyValues("worklog.index=lucene")
                .run(context -> {
                    record(context);
                    assertThat(folder.resolve("worklog/index")).isDirectory();
                });
    }

    @Test
    void tablesCanHaveAnotherPrefix() {
        withDatabase()
                .withPropertyValues("worklog.jdbc.table-prefix=trail_")
                .run(context -> {
                    record(context);
                    try (Connection connection = context.getBean(DataSource.class).getConnection();
                            var found = connection.getMetaData().getTables(null, null, "%", null)) {
                        boolean tables = false;
                        while (found.next()) {
                            String name = found.getString("TABLE_NAME");
                            assertThat(name).doesNotStartWith("worklog_");
                            tables |= name.startsWith("trail_");
                        }
                        assertThat(tables).isTrue();
                    }
                });
    }

    @Test
    void aStoreOfTheApplicationsOwnComesFirst() {
        withDatabase()
                .withBean(LogStore.class, MemoryLogStore::create)
                .run(context -> {
                    record(context);
                    assertThat(opened(context).store()).isEqualTo("the application's own");
                    assertThat(tables(context.getBean(DataSource.class))).isZero();
                });
    }

    @Test
    void ofSeveralDataSourcesOneIsNamed() {
        ApplicationContextRunner two =
                runner().withBean("red", DataSource.class, () -> source("red"))
                        .withBean("blue", DataSource.class, () -> source("blue"));
        two.withPropertyValues("worklog.jdbc.data-source=blue", "worklog.outbox=none")
                .run(context -> {
                    record(context);
                    assertThat(opened(context).store()).contains("blue").doesNotContain("red");
                });
        two.run(context ->
                assertThat(problem(context.getStartupFailure()))
                        .hasMessageContaining("red, blue")
                        .extracting(WorklogStartException::action)
                        .asString()
                        .contains("worklog.jdbc.data-source"));
        two.withPropertyValues("worklog.jdbc.data-source=green")
                .run(context ->
                        assertThat(problem(context.getStartupFailure()))
                                .hasMessageContaining("worklog.jdbc.data-source=green"));
    }

    private DataSource source(String name) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(sqlite(name));
        return source;
    }

    @Test
    void betweenTwoKindsOfDatabaseTheApplicationDecides() {
        ApplicationContextRunner both = withDatabase().withBean(MongoClient.class, this::mongo);
        both.run(context ->
                assertThat(problem(context.getStartupFailure()))
                        .hasMessageContaining("DataSource bean dataSource")
                        .hasMessageContaining("MongoClient bean")
                        .extracting(WorklogStartException::action)
                        .asString()
                        .contains("worklog.store=jdbc or worklog.store=mongodb"));
        both.withPropertyValues("worklog.store=jdbc").run(StoreChoiceTest::record);
        assertThat(Files.exists(folder.resolve("host.db"))).isTrue();
    }

    /** One that is never asked. */
    private MongoClient mongo() {
        return MongoClients.create("mongodb://127.0.0.1:1/?connectTimeoutMS=1");
    }

    static WorklogStartException problem(Throwable failure) {
        for (Throwable next = failure; next != null; next = next.getCause()) {
            if (next instanceof WorklogStartException found) {
                return found;
            }
        }
        throw new AssertionError("not a failure of the worklog", failure);
    }
}
