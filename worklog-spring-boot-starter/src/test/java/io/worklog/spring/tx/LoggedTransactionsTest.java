package io.worklog.spring.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.catalog.Catalog;
import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.log.LogIndex;
import io.worklog.persistence.jooq.outbox.JooqOutbox;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.spi.HostTransactions;
import io.worklog.spring.Logged;
import io.worklog.spring.logged.LoggedAutoConfiguration;
import io.worklog.testing.MemorySigningKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.sqlite.SQLiteDataSource;

/** Annotated methods in transactions, with the outbox and transactions that Spring has. */
class LoggedTransactionsTest {
    @TempDir private Path folder;
    private JooqOutbox outbox;

    /** One method, recorded in each of the three ways. */
    static class Orders {
        private final JdbcTemplate jdbc;

        Orders(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Transactional
        @Logged(value = "order.paid", target = "#id")
        @Logged(value = "order.seen", target = "#id")
        @Logged(value = "order.told", target = "#id", phase = Logged.Phase.AFTER_COMMIT)
        public void pay(String id, boolean fails) {
            jdbc.update("insert into orders (id) values (?)", id);
            if (fails) {
                throw new Business.Planned();
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Host {
        @Bean
        PlatformTransactionManager manager(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        Catalog catalog() {
            return Catalog.builder().add(Till.PAID).add(Till.SEEN).add(Till.TOLD).build();
        }

        @Bean
        JdbcTemplate jdbc(DataSource source) {
            return new JdbcTemplate(source);
        }

        @Bean
        Orders orders(JdbcTemplate jdbc) {
            return new Orders(jdbc);
        }
    }

    private Worklog worklog(DataSource source, HostTransactions host) {
        outbox = JooqOutbox.open(source, host, TableNames.defaults(), SchemaMode.INSTALL);
        return Worklog.builder()
                .store(FileLogStore.open(folder.resolve("log"), FileLogOptions.defaults()))
                .keys(MemorySigningKeys.create())
                .outbox(outbox)
                .open();
    }

    private static List<String> told(Worklog worklog) {
        try (Stream<RecordedEvent> all = worklog.read(LogIndex.of(0))) {
            return all.map(RecordedEvent::event)
                    .map(event ->
                            event.targets().get(0).id()
                                    + " "
                                    + event.type().name()
                                    + " "
                                    + event.outcome())
                    .toList();
        }
    }

    @Test
    void eachEventGoesTheWayOfItsTypeAndPhase() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("shop.db") + "?journal_mode=WAL");
        new JdbcTemplate(source).execute("create table orders (id varchar(40) primary key)");
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                TransactionsAutoConfiguration.class, LoggedAutoConfiguration.class))
                .withUserConfiguration(Host.class)
                .withBean(DataSource.class, () -> source)
                .withInitializer(context ->
                        ((GenericApplicationContext) context)
                                .registerBean(
                                        Worklog.class,
                                        () ->
                                                worklog(
                                                        source,
                                                        context.getBean(HostTransactions.class))))
                .run(context -> {
                    Orders orders = context.getBean(Orders.class);
                    orders.pay("kept", false);
                    assertThatThrownBy(() -> orders.pay("gone", true))
                            .isInstanceOf(Business.Planned.class);
                    Worklog worklog = context.getBean(Worklog.class);
                    TransactionsExam.awaitEmpty(outbox);
                    assertThat(told(worklog))
                            .containsExactlyInAnyOrder(
                                    "kept order.paid SUCCESS",
                                    "kept order.seen SUCCESS",
                                    "kept order.told SUCCESS",
                                    "gone order.seen FAILURE");
                });
    }
}
