package io.worklog.spring.source.jpa;

import io.worklog.Worklog;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.spring.source.SourcesAutoConfiguration;
import io.worklog.spring.source.jpa.Shop.Order;
import io.worklog.spring.tx.TransactionsAutoConfiguration;
import io.worklog.testing.RecordingWorklog;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A host with entities and no outbox: what became of its transactions is in a log on the heap. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EntityExam {
    final RecordingWorklog worklog = RecordingWorklog.open();
    AnnotationConfigApplicationContext context;
    EntityManagerFactory factory;
    private int known;

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = Shop.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionManagerCustomizationAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        HibernateJpaAutoConfiguration.class,
        SourcesAutoConfiguration.class,
        TransactionsAutoConfiguration.class,
        JpaSourceAutoConfiguration.class
    })
    static class Host {
        @Bean
        PersistenceManagedTypes types() {
            return Shop.types();
        }
    }

    @BeforeAll
    void start() {
        context = new AnnotationConfigApplicationContext();
        TestPropertyValues.of(
                        "spring.datasource.url=jdbc:h2:mem:entities;DB_CLOSE_DELAY=-1",
                        "spring.jpa.hibernate.ddl-auto=create",
                        "spring.jpa.open-in-view=false")
                .applyTo(context);
        context.registerBean(Worklog.class, () -> worklog);
        context.register(Host.class);
        context.refresh();
        factory = context.getBean(EntityManagerFactory.class);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @BeforeEach
    void forget() {
        known = worklog.events().size();
    }

    List<AuditEvent> fresh() {
        return worklog.events().stream().skip(known).map(each -> each.event()).toList();
    }

    List<String> told() {
        return fresh().stream()
                .map(event -> event.type().name() + " " + event.targets().get(0).id())
                .toList();
    }

    void inTransaction(Consumer<EntityManager> work) {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status ->
                        work.accept(
                                EntityManagerFactoryUtils.getTransactionalEntityManager(factory)));
    }

    /** An order that is there already, with nothing of it remembered. */
    void given(Order order) {
        inTransaction(entities -> entities.persist(order));
        forget();
    }

    static Map<String, Change> byPath(AuditEvent event) {
        return event.changes().stream()
                .collect(Collectors.toMap(Change::path, change -> change, (one, other) -> one));
    }

    static String newText(AuditEvent event, String path) {
        ChangeValue value = byPath(event).get(path).newValue();
        return value == null ? "none" : value.text();
    }
}
