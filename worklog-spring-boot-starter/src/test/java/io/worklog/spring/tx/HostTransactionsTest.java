package io.worklog.spring.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.RejectedEventException;
import io.worklog.spi.HostTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;

class HostTransactionsTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Counted source = new Counted();
    private final TransactionTemplate template =
            new TransactionTemplate(new JdbcTransactionManager(source));

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(TransactionsAutoConfiguration.class));

    /** Counts the connections that are opened; with autocommit as a pool may be set. */
    private static final class Counted extends AbstractDataSource {
        private final JdbcDataSource real = new JdbcDataSource();
        private int opened;
        private boolean autoCommit = true;

        Counted() {
            real.setURL("jdbc:h2:mem:host" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        }

        @Override
        public Connection getConnection() throws SQLException {
            opened++;
            Connection connection = real.getConnection();
            connection.setAutoCommit(autoCommit);
            return connection;
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }

    /** A manager that nobody asks for anything. */
    private static ReactiveTransactionManager reactive() {
        return new ReactiveTransactionManager() {
            @Override
            public Mono<ReactiveTransaction> getReactiveTransaction(
                    TransactionDefinition definition) {
                return Mono.empty();
            }

            @Override
            public Mono<Void> commit(ReactiveTransaction transaction) {
                return Mono.empty();
            }

            @Override
            public Mono<Void> rollback(ReactiveTransaction transaction) {
                return Mono.empty();
            }
        };
    }

    private static HostTransactions host(DataSource source) {
        return new SpringHostTransactions(source, () -> false);
    }

    @Test
    void givesTheConnectionThatEverybodyElseGets() {
        template.executeWithoutResult(status -> {
            Connection current = host(source).current().orElseThrow();
            assertThat(current).isSameAs(DataSourceUtils.getConnection(source));
            assertThat(source.opened).isEqualTo(1);
        });
    }

    @Test
    void opensNothingWhereThereIsNothing() {
        assertThat(host(source).current()).isEmpty();
        assertThat(source.opened).isZero();
    }

    @Test
    void looksThroughProxiesOnBothSides() {
        for (DataSource proxy :
                List.of(
                        new TransactionAwareDataSourceProxy(source),
                        new LazyConnectionDataSourceProxy(source))) {
            template.executeWithoutResult(status -> assertThat(host(proxy).current()).isPresent());
            TransactionTemplate byProxy =
                    new TransactionTemplate(new JdbcTransactionManager(proxy));
            byProxy.executeWithoutResult(status -> assertThat(host(source).current()).isPresent());
        }
    }

    @Test
    void refusesTheTransactionOfAnotherDataSource() {
        HostTransactions other = host(new Counted());
        template.executeWithoutResult(
                status -> assertRefused(other, "not one of the data source that the outbox is in"));
    }

    /** Its pool gives connections without autocommit: an insert would look fine and be lost. */
    @Test
    void refusesAConnectionThatIsOnlyKeptForTheTransactionOfAnotherDataSource() {
        Counted outbox = new Counted();
        outbox.autoCommit = false;
        JdbcTemplate jdbc = new JdbcTemplate(outbox);
        template.executeWithoutResult(status -> {
            jdbc.queryForObject("select 1", Integer.class);
            assertThat(outbox.opened).isEqualTo(1);
            assertRefused(host(outbox), "not one of the data source");
        });
    }

    @Test
    void wakesOnceAfterEachTransactionHoweverItEnds() {
        HostTransactions host = host(source);
        List<String> woken = new ArrayList<>();
        Runnable wake = () -> woken.add("woken");
        TransactionTemplate inner = new TransactionTemplate(template.getTransactionManager());
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        template.executeWithoutResult(status -> {
            host.whenDone(wake);
            host.whenDone(wake);
            inner.executeWithoutResult(within -> {
                host.whenDone(wake);
                within.setRollbackOnly();
            });
            assertThat(woken).hasSize(1);
            host.whenDone(wake);
        });
        assertThat(woken).hasSize(2);
    }

    @Test
    void aReactiveApplicationIsToldThatReactiveTransactionsAreNotJoined() {
        runner.withBean(DataSource.class, () -> source)
                .withBean(ReactiveTransactionManager.class, HostTransactionsTest::reactive)
                .run(context ->
                        assertRefused(
                                context.getBean(HostTransactions.class),
                                "reactive transactions are not joined"));
    }

    @Test
    void takesThePrimaryOrTheNamedOneOfSeveral() {
        ApplicationContextRunner two =
                runner.withBean("orders", DataSource.class, () -> source)
                        .withBean("archive", DataSource.class, Counted::new);
        two.run(context -> {
            assertThat(context).hasNotFailed();
            assertThatThrownBy(() -> context.getBean(HostTransactions.class))
                    .hasRootCauseMessage(
                            "events cannot join transactions: there are the DataSource"
                                    + " beans [orders, archive]; set"
                                    + " worklog.tx.data-source to the one that the outbox"
                                    + " is in, or mark it @Primary");
        });
        two.withPropertyValues("worklog.tx.data-source=orders")
                .run(context -> assertJoins(context.getBean(HostTransactions.class)));
        two.withPropertyValues("worklog.tx.data-source=nope")
                .run(context ->
                        assertThatThrownBy(() -> context.getBean(HostTransactions.class))
                                .rootCause()
                                .hasMessageContaining("names nope")
                                .hasMessageContaining("[orders, archive]"));
        runner.withBean("orders", DataSource.class, () -> source, it -> it.setPrimary(true))
                .withBean("archive", DataSource.class, Counted::new)
                .run(context -> assertJoins(context.getBean(HostTransactions.class)));
    }

    private void assertJoins(HostTransactions host) {
        template.executeWithoutResult(status -> assertThat(host.current()).isPresent());
    }

    @Test
    void givesWayToTheHostsOwn() {
        HostTransactions own =
                new HostTransactions() {
                    @Override
                    public Optional<Connection> current() {
                        return Optional.empty();
                    }

                    @Override
                    public void whenDone(Runnable action) {
                        action.run();
                    }
                };
        AfterCommit direct = Runnable::run;
        runner.withBean(DataSource.class, () -> source)
                .withBean(HostTransactions.class, () -> own)
                .withBean(AfterCommit.class, () -> direct)
                .run(context -> {
                    assertThat(context.getBean(HostTransactions.class)).isSameAs(own);
                    assertThat(context.getBean(AfterCommit.class)).isSameAs(direct);
                });
    }

    @Test
    void anApplicationWithoutTransactionsStarts() {
        runner.withClassLoader(new FilteredClassLoader("org.springframework.transaction"))
                .run(context -> {
                    List<String> ran = new ArrayList<>();
                    context.getBean(AfterCommit.class).run(() -> ran.add("at once"));
                    assertThat(ran).containsExactly("at once");
                    assertThat(context).doesNotHaveBean(HostTransactions.class);
                });
        runner.withClassLoader(new FilteredClassLoader(ConnectionHolder.class))
                .run(context -> assertThat(context).doesNotHaveBean(HostTransactions.class));
    }

    @Test
    void everyManagerOfTheApplicationSaysWhenItCommits() {
        JdbcTransactionManager manager = new JdbcTransactionManager(source);
        runner.withBean(DataSource.class, () -> source)
                .withBean(PlatformTransactionManager.class, () -> manager)
                .run(context ->
                        assertThat(manager.getTransactionExecutionListeners())
                                .hasAtLeastOneElementOfType(TransactionEnd.class));
    }

    private static void assertRefused(HostTransactions host, String why) {
        assertThatThrownBy(host::current)
                .isInstanceOf(RejectedEventException.class)
                .hasMessageContaining(why);
    }
}
