package io.worklog.spring.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.event.AuditEvent;
import io.worklog.event.Outcome;
import io.worklog.log.LogIndex;
import io.worklog.persistence.jooq.outbox.JooqOutbox;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.spi.HostTransactions;
import io.worklog.spi.LogStore;
import io.worklog.spi.Outbox;
import io.worklog.testing.MemorySigningKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The documented table, played with one store, one database and one transaction manager. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TransactionsExam {
    private static final EventType<Object> CALLED = EventType.named("order.called").target("order");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Path folder;
    private HikariDataSource pool;
    private AnnotationConfigApplicationContext context;
    private Map<String, String> orders;

    /** Where the business data and the outbox are. */
    abstract String url(Path folder);

    /** Where the log is. */
    abstract LogStore store(DataSource source, Path folder);

    /** Drops what was made outside the folder. */
    void drop() {}

    /** Who makes the transactions. */
    PlatformTransactionManager manager(DataSource source) {
        return new JdbcTransactionManager(source);
    }

    /** Whether the manager can go back to a savepoint, so that there is NESTED at all. */
    boolean savepoints() {
        return true;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Host {
        @Bean
        JdbcTemplate jdbc(DataSource source) {
            return new JdbcTemplate(source);
        }

        @Bean
        Till till(Worklog worklog, AfterCommit afterCommit, JdbcTemplate jdbc) {
            return new Till(worklog, afterCommit, jdbc);
        }

        @Bean
        Business business(Till till, ApplicationEventPublisher events) {
            return new Business(till, events);
        }
    }

    @BeforeAll
    void play(@TempDir Path given) {
        folder = given;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url(folder));
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(1);
        pool = new HikariDataSource(config);
        FaultyCommits commits = new FaultyCommits(pool);
        new JdbcTemplate(pool).execute("create table orders (id varchar(40) primary key)");
        context = new AnnotationConfigApplicationContext();
        context.registerBean("dataSource", DataSource.class, () -> commits);
        context.registerBean("manager", PlatformTransactionManager.class, () -> manager(commits));
        context.registerBean(
                "outbox",
                Outbox.class,
                () ->
                        JooqOutbox.open(
                                pool,
                                context.getBean(HostTransactions.class),
                                TableNames.defaults(),
                                SchemaMode.INSTALL));
        context.registerBean("worklog", Worklog.class, this::worklog);
        context.register(Host.class, TransactionsAutoConfiguration.class);
        context.refresh();
        orders =
                new Lines(
                                context.getBean(Business.class),
                                context.getBean(Till.class),
                                commits,
                                context.getBean(PlatformTransactionManager.class),
                                savepoints())
                        .play();
        awaitEmpty(context.getBean(Outbox.class));
    }

    private Worklog worklog() {
        return Worklog.builder()
                .store(store(pool, folder))
                .keys(MemorySigningKeys.create())
                .outbox(context.getBean(Outbox.class))
                .open();
    }

    static void awaitEmpty(Outbox outbox) {
        long start = System.nanoTime();
        while (outbox.counts().waiting() > 0) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new AssertionError("the relay moved nothing");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    @AfterAll
    void close() {
        context.close();
        pool.close();
        drop();
    }

    @Test
    void everyLineOfTheTableIsKept() throws IOException {
        Map<String, List<String>> promised = ResultTable.promised();
        assertThat(orders.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        promised.keySet().stream()
                                .filter(line -> savepoints() || !line.startsWith("NESTED"))
                                .toList());
        List<String> wrong = new ArrayList<>();
        orders.forEach((line, order) -> {
            List<String> seen =
                    List.of(row(order), paid(order), in(Till.SEEN, order), in(Till.TOLD, order));
            if (!seen.equals(promised.get(line))) {
                wrong.add(line + ": " + seen + ", promised " + promised.get(line));
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void aDurableEventOfAMethodThatFailedStaysAndSaysSo() {
        Worklog worklog = context.getBean(Worklog.class);
        Business business = context.getBean(Business.class);
        assertThatThrownBy(() ->
                        worklog.record(CALLED)
                                .target("called")
                                .call(() -> {
                                    business.fails("called");
                                    return "";
                                }))
                .isInstanceOf(Business.Planned.class);
        assertThat(row("called")).isEqualTo("none");
        assertThat(of(CALLED, "called"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.outcome()).isEqualTo(Outcome.FAILURE);
                    assertThat(event.outcomeDetail()).isEqualTo(Business.Planned.class.getName());
                });
    }

    @Test
    void theLogIsWhole() {
        assertThat(context.getBean(Worklog.class).verify().good()).isTrue();
    }

    @Test
    void everyRefusalSaysWhy() {
        Map<String, String> refusals = context.getBean(Till.class).refusals;
        assertThat(refusals.get(orders.get("is read-only"))).contains("read-only");
        assertThat(refusals.get(orders.get("there is none"))).contains("in no transaction");
        assertThat(refusals.get(orders.get("listener of phase AFTER_COMMIT"))).contains("is over");
        assertThat(refusals.get(orders.get("callback afterCommit of a synchronization")))
                .contains("is over");
    }

    private String row(String order) {
        Integer rows =
                context.getBean(JdbcTemplate.class)
                        .queryForObject(
                                "select count(*) from orders where id = ?", Integer.class, order);
        return rows != null && rows == 1 ? "kept" : "none";
    }

    private String paid(String order) {
        boolean refused = context.getBean(Till.class).refusals.containsKey(order);
        String seen = in(Till.PAID, order);
        return refused && seen.equals("none") ? "refused" : seen;
    }

    private String in(EventType<?> type, String order) {
        int count = of(type, order).size();
        return count == 0 ? "none" : count == 1 ? "kept" : count + " times";
    }

    private List<AuditEvent> of(EventType<?> type, String order) {
        try (Stream<RecordedEvent> all = context.getBean(Worklog.class).read(LogIndex.of(0))) {
            return all.map(RecordedEvent::event)
                    .filter(event -> event.type().name().equals(type.name()))
                    .filter(event -> event.targets().get(0).id().equals(order))
                    .toList();
        }
    }
}
