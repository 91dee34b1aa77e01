package io.worklog.spring.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.Worklog;
import io.worklog.event.AuditEvent;
import io.worklog.event.Outcome;
import io.worklog.event.Target;
import io.worklog.spring.source.SourcesAutoConfiguration;
import io.worklog.spring.tx.TransactionsAutoConfiguration;
import io.worklog.testing.RecordingWorklog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class StatementsTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final RecordingWorklog worklog = RecordingWorklog.open();
    private final JdbcDataSource real = source();
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    SourcesAutoConfiguration.class,
                                    TransactionsAutoConfiguration.class,
                                    StatementsAutoConfiguration.class))
                    .withInitializer(context ->
                            context.getBeanFactory()
                                    .registerSingleton("worklog", (Worklog) worklog))
                    .withBean("shop", DataSource.class, () -> real)
                    .withPropertyValues("worklog.statements.enabled=true");

    private static JdbcDataSource source() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(
                "jdbc:h2:mem:statements" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        new JdbcTemplate(source)
                .execute("create table orders (id int primary key, note varchar(40))");
        return source;
    }

    private void with(String property, ContextConsumer<AssertableApplicationContext> work) {
        runner.withPropertyValues(property).run(work);
    }

    private List<AuditEvent> events() {
        return worklog.events().stream().map(each -> each.event()).toList();
    }

    /** What an event says of its statements, by path. */
    private static Map<String, String> told(AuditEvent event) {
        return event.changes().stream()
                .collect(
                        Collectors.toMap(
                                change -> change.path(),
                                change -> String.valueOf(change.newValue().text())));
    }

    private static TransactionTemplate transactions(DataSource source) {
        return new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @Test
    void aTransactionIsOneEvent() {
        runner.run(context -> {
            DataSource source = context.getBean(DataSource.class);
            JdbcTemplate jdbc = new JdbcTemplate(source);
            transactions(source)
                    .executeWithoutResult(status -> {
                        jdbc.update("insert into orders values (1, 'geheim')");
                        jdbc.update("insert into orders values (?, ?)", 2, "geheim");
                        jdbc.queryForList("select * from orders");
                        jdbc.update("update orders set note = 'geheim'");
                        assertThat(events()).isEmpty();
                    });
        });
        AuditEvent event = events().get(0);
        assertThat(events()).hasSize(1);
        assertThat(event.type().name()).isEqualTo("database.statements.executed");
        assertThat(event.targets()).containsExactly(Target.of("table", "orders"));
        assertThat(event.metadata()).containsEntry("statements", "3").containsEntry("rows", "4");
        assertThat(told(event))
                .containsEntry("statements[1].kind", "INSERT")
                .containsEntry("statements[1].text", "insert into orders values (?, ?)")
                .containsEntry("statements[1].times", "2")
                .containsEntry("statements[2].text", "update orders set note = ?")
                .containsEntry("statements[2].rows", "2");
        assertThat(event.toString()).doesNotContain("geheim");
    }

    @Test
    void orEachStatementIsOne() {
        with(
                "worklog.statements.grouping=statement",
                context -> {
                    DataSource source = context.getBean(DataSource.class);
                    JdbcTemplate jdbc = new JdbcTemplate(source);
                    transactions(source)
                            .executeWithoutResult(status -> {
                                jdbc.update("insert into orders values (1, 'a')");
                                jdbc.update("delete from orders");
                            });
                });
        assertThat(events()).hasSize(2);
    }

    @Test
    void withoutATransactionEachStatementIsOne() {
        runner.run(context -> {
            JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
            jdbc.execute("create table other (id int)");
            jdbc.update("delete from other");
        });
        assertThat(events())
                .extracting(event -> told(event).get("statements[1].kind"))
                .containsExactly("CREATE", "DELETE");
    }

    @Test
    void whatIsRolledBackIsNothing() {
        runner.run(context -> rollBack(context.getBean(DataSource.class)));
        assertThat(events()).isEmpty();
    }

    @Test
    void orAFailure() {
        with(
                "worklog.statements.rolled-back=true",
                context -> {
                    rollBack(context.getBean(DataSource.class));
                    JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
                    assertThatThrownBy(() -> jdbc.update("delete from nothing"))
                            .isInstanceOf(RuntimeException.class);
                });
        assertThat(events()).extracting(AuditEvent::outcome).containsOnly(Outcome.FAILURE);
        assertThat(events()).hasSize(2);
    }

    private static void rollBack(DataSource source) {
        transactions(source)
                .executeWithoutResult(status -> {
                    new JdbcTemplate(source).update("insert into orders values (1, 'a')");
                    status.setRollbackOnly();
                });
    }

    @Test
    void whatIsUndoneToASavepointIsNothing() {
        runner.run(context -> {
            try (Connection connection = context.getBean(DataSource.class).getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.executeUpdate("insert into orders values (1, 'a')");
                Savepoint savepoint = connection.setSavepoint();
                statement.executeUpdate("delete from orders");
                connection.rollback(savepoint);
                connection.commit();
            }
        });
        assertThat(events()).hasSize(1);
        assertThat(told(events().get(0)).get("statements[1].kind")).isEqualTo("INSERT");
        assertThat(told(events().get(0))).doesNotContainKey("statements[2].kind");
    }

    @Test
    void batchesAreCounted() {
        runner.run(context -> {
            try (Connection connection = context.getBean(DataSource.class).getConnection()) {
                connection.setAutoCommit(false);
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into orders values (?, 'x')")) {
                    for (int i = 0; i < 50; i++) {
                        insert.setInt(1, i);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
                try (Statement statement = connection.createStatement()) {
                    statement.addBatch("update orders set note = 'a' where id < 10");
                    statement.addBatch("delete from orders where id < 5");
                    statement.executeBatch();
                }
                connection.setAutoCommit(true);
            }
        });
        assertThat(told(events().get(0)))
                .containsEntry("statements[1].times", "50")
                .containsEntry("statements[1].rows", "50")
                .containsEntry("statements[2].rows", "10")
                .containsEntry("statements[3].rows", "5");
    }

    @Test
    void theHostGetsWhatItWouldGetWithoutUs() {
        runner.run(context -> {
            DataSource source = context.getBean(DataSource.class);
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(statement.execute("insert into orders values (1, 'a')")).isFalse();
                assertThat(statement.getUpdateCount()).isEqualTo(1);
                assertThat(statement.getMoreResults()).isFalse();
                assertThat(statement.getUpdateCount()).isEqualTo(-1);
                assertThat(statement.getConnection()).isSameAs(connection);
                assertThat(connection.unwrap(org.h2.jdbc.JdbcConnection.class)).isNotNull();
                assertThat(connection).isEqualTo(connection);
                assertThatThrownBy(() -> statement.execute("no sql"))
                        .isInstanceOf(SQLException.class);
            }
            assertThat(source.unwrap(JdbcDataSource.class)).isSameAs(real);
        });
    }

    @Test
    void excludedTablesAndOursAreLeftOut() {
        with(
                "worklog.statements.excluded-tables=Sessions",
                context -> {
                    JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
                    jdbc.execute("create table sessions (id int)");
                    jdbc.execute("create table worklog_outbox (id int)");
                    jdbc.update("delete from sessions");
                    jdbc.update("delete from public.worklog_outbox");
                });
        assertThat(events()).isEmpty();
    }

    @Test
    void onlyTheNamedDataSourcesAreWatched() {
        with(
                "worklog.statements.data-sources=other",
                context -> assertThat(context.getBean(DataSource.class)).isSameAs(real));
    }

    @Test
    void nothingIsWatchedUnlessAskedFor() {
        with(
                "worklog.statements.enabled=false",
                context -> assertThat(context.getBean(DataSource.class)).isSameAs(real));
    }

    @Test
    void aFailureToRecordIsNotTheHosts() {
        runner.run(context -> {
            DataSource source = context.getBean(DataSource.class);
            JdbcTemplate jdbc = new JdbcTemplate(source);
            worklog.close();
            jdbc.update("insert into orders values (1, 'a')");
            transactions(source)
                    .executeWithoutResult(
                            status -> jdbc.update("insert into orders values (2, 'a')"));
            assertThat(jdbc.queryForObject("select count(*) from orders", Integer.class))
                    .isEqualTo(2);
        });
    }

    @Test
    void jooqTellsOfItsOwnStatements() {
        with(
                "worklog.statements.source=jooq",
                context -> {
                    DataSource source = context.getBean(DataSource.class);
                    assertThat(source).isSameAs(real);
                    DSLContext dsl =
                            DSL.using(
                                    new org.jooq.impl.DefaultConfiguration()
                                            .set(SQLDialect.H2)
                                            .set(new TransactionAwareDataSourceProxy(source))
                                            .set(
                                                    context.getBean(
                                                            org.jooq.ExecuteListenerProvider
                                                                    .class)));
                    transactions(source)
                            .executeWithoutResult(status -> {
                                dsl.execute("insert into orders values (7, 'geheim')");
                                dsl.update(DSL.table(DSL.name("ORDERS")))
                                        .set(DSL.field(DSL.name("NOTE")), "geheim")
                                        .execute();
                                dsl.fetch("select * from orders");
                                assertThat(events()).isEmpty();
                            });
                    transactions(source)
                            .executeWithoutResult(status -> {
                                dsl.execute("delete from orders");
                                status.setRollbackOnly();
                            });
                });
        assertThat(events())
                .hasSize(2)
                .allSatisfy(event ->
                        assertThat(event.targets()).containsExactly(Target.of("table", "orders")));
        assertThat(events().toString()).doesNotContain("geheim");
        assertThat(told(events().get(1))).containsEntry("statements[1].rows", "1");
    }
}
