package io.worklog.spring.source.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.catalog.Catalog;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogIndex;
import io.worklog.memory.MemoryLogStore;
import io.worklog.persistence.jooq.outbox.JooqOutbox;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.spi.HostTransactions;
import io.worklog.spring.source.SourcesAutoConfiguration;
import io.worklog.spring.source.jdbc.StatementsAutoConfiguration;
import io.worklog.spring.source.jpa.Shop.Order;
import io.worklog.spring.tx.TransactionsAutoConfiguration;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Both sources with an outbox, in the transactions of JPA on MariaDB. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(ServersExtension.class)
class EntityOutboxTest {
    private final TestDatabase database;
    private AnnotationConfigApplicationContext context;
    private EntityManagerFactory factory;

    EntityOutboxTest(TestServers servers) {
        database = servers.mariadb().createDatabase();
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = Shop.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        HibernateJpaAutoConfiguration.class,
        SourcesAutoConfiguration.class,
        TransactionsAutoConfiguration.class,
        StatementsAutoConfiguration.class,
        JpaSourceAutoConfiguration.class
    })
    static class Host {
        @Bean
        PersistenceManagedTypes types() {
            return Shop.types();
        }

        @Bean
        JooqOutbox outbox(DataSource source, HostTransactions host) {
            return JooqOutbox.open(source, host, TableNames.defaults(), SchemaMode.INSTALL);
        }

        @Bean
        Worklog worklog(JooqOutbox outbox) {
            return Worklog.builder()
                    .store(MemoryLogStore.create())
                    .keys(MemorySigningKeys.create())
                    .outbox(outbox)
                    .open();
        }

        /** Its deletions can never be recorded: they need a reason that nobody gives. */
        @Bean
        Catalog catalog() {
            return Catalog.builder()
                    .add(
                            EventType.named("order.deleted")
                                    .target("order")
                                    .delivery(Delivery.TRANSACTIONAL)
                                    .reasonRequired())
                    .build();
        }
    }

    @BeforeAll
    void start() {
        context = new AnnotationConfigApplicationContext();
        TestPropertyValues.of(
                        "spring.datasource.url=" + database.url(),
                        "spring.jpa.hibernate.ddl-auto=create",
                        "worklog.statements.enabled=true",
                        "worklog.statements.excluded-tables=sessions")
                .applyTo(context);
        context.register(Host.class);
        context.refresh();
        factory = context.getBean(EntityManagerFactory.class);
    }

    @AfterAll
    void stop() {
        context.close();
        database.close();
    }

    private void inTransaction(Consumer<EntityManager> work) {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status ->
                        work.accept(
                                EntityManagerFactoryUtils.getTransactionalEntityManager(factory)));
    }

    private List<String> told(String id) {
        JooqOutbox outbox = context.getBean(JooqOutbox.class);
        for (int i = 0; outbox.counts().waiting() > 0; i++) {
            assertThat(i).as("looks at the outbox").isLessThan(30_000);
            LockSupport.parkNanos(2_000_000);
        }
        try (Stream<RecordedEvent> all = context.getBean(Worklog.class).read(LogIndex.of(0))) {
            return all.map(RecordedEvent::event)
                    .filter(event -> event.targets().get(0).id().equals(id))
                    .map(AuditEvent::type)
                    .map(type -> type.name())
                    .toList();
        }
    }

    @Test
    void entitiesAndStatementsGoWithTheTransaction() {
        inTransaction(entities -> entities.persist(new Order("kept")));
        assertThatThrownBy(() ->
                        inTransaction(entities -> {
                            entities.persist(new Order("gone"));
                            entities.flush();
                            throw new IllegalStateException("planned");
                        }))
                .hasMessage("planned");
        assertThat(told("kept")).containsExactly("order.created");
        assertThat(told("gone")).isEmpty();
        assertThat(told("orders")).contains("database.statements.executed");
    }

    @Test
    void whatCannotBeRecordedIsNotCommitted() {
        inTransaction(entities -> entities.persist(new Order("stays")));
        assertThatThrownBy(() ->
                        inTransaction(
                                entities -> entities.remove(entities.find(Order.class, "stays"))))
                .hasStackTraceContaining("/reason");
        inTransaction(entities -> assertThat(entities.find(Order.class, "stays")).isNotNull());
        assertThat(told("stays")).containsExactly("order.created");
    }

    @Test
    void bulkUpdatesAreSeenAtTheDataSource() {
        int before = told("buyers").size();
        inTransaction(entities -> {
            entities.createNativeQuery("create table buyers (id int)").executeUpdate();
            entities.createNativeQuery("insert into buyers values (1), (2)").executeUpdate();
            entities.createNativeQuery("delete from buyers").executeUpdate();
        });
        assertThat(told("buyers")).hasSize(before + 1);
    }
}
