package io.worklog.spring.logged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.Worklog;
import io.worklog.catalog.Catalog;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.event.AuditEvent;
import io.worklog.event.Outcome;
import io.worklog.spi.Outbox;
import io.worklog.spi.OutboxCounts;
import io.worklog.spi.OutboxEntry;
import io.worklog.spi.OutboxMover;
import io.worklog.spi.OutboxPass;
import io.worklog.spi.RefusedEntry;
import io.worklog.spring.Logged;
import io.worklog.spring.Logged.Phase;
import io.worklog.spring.tx.AfterCommit;
import io.worklog.testing.RecordingWorklog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where a call is recorded, seen from Spring's transactions. */
class TransactionsTest {
    private static final Joined OUTBOX = new Joined();
    private static final RecordingWorklog WORKLOG =
            RecordingWorklog.open(builder -> builder.outbox(OUTBOX));
    private static final AnnotationConfigApplicationContext APP = start();

    private static AnnotationConfigApplicationContext start() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(Worklog.class, () -> WORKLOG);
        context.registerBean(Catalog.class, () -> Catalog.builder().add(Types.class).build());
        context.register(Config.class, LoggedAutoConfiguration.class);
        context.refresh();
        return context;
    }

    /** A type of each delivery. */
    public static final class Types implements EventCatalog {
        public static final EventType<Object> JOINED =
                EventType.named("order.joined").delivery(Delivery.TRANSACTIONAL);
        public static final EventType<Object> DURABLE = EventType.named("order.durable");

        private Types() {}
    }

    /** An outbox of the thread's transaction: what is added goes with it. */
    static final class Joined implements Outbox {
        private final List<OutboxEntry> committed = new ArrayList<>();

        @Override
        public void add(OutboxEntry entry, boolean sparing) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            committed.add(entry);
                        }
                    });
        }

        @Override
        public void onCommit(Runnable wake) {}

        @Override
        public OutboxPass relay(int most, OutboxMover mover) {
            return new OutboxPass(0, 0, false);
        }

        @Override
        public OutboxCounts counts() {
            return OutboxCounts.NONE;
        }

        @Override
        public List<RefusedEntry> refused(int most) {
            return List.of();
        }

        @Override
        public Optional<RefusedEntry> refused(UUID eventId) {
            return Optional.empty();
        }

        @Override
        public boolean retry(UUID eventId) {
            return false;
        }

        @Override
        public boolean discard(UUID eventId) {
            return false;
        }

        @Override
        public void close() {}
    }

    /** Transactions of nothing, whose commit fails when asked to. */
    static class Manager extends AbstractPlatformTransactionManager {
        private boolean failing;

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected boolean isExistingTransaction(Object transaction) {
            return TransactionSynchronizationManager.isActualTransactionActive();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            if (failing) {
                throw new UnexpectedRollbackException("at commit");
            }
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}

        @Override
        protected void doSetRollbackOnly(DefaultTransactionStatus status) {}
    }

    @Configuration
    @EnableTransactionManagement
    static class Config {
        @Bean
        Manager manager() {
            return new Manager();
        }

        @Bean
        Orders orders() {
            return new Orders();
        }

        @Bean
        AfterCommit afterCommit() {
            return work -> {
                if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                    work.run();
                    return;
                }
                TransactionSynchronizationManager.registerSynchronization(
                        new TransactionSynchronization() {
                            @Override
                            public void afterCommit() {
                                work.run();
                            }
                        });
            };
        }
    }

    static class Orders {
        @Transactional
        @Logged("order.joined")
        public void joined(boolean fails) {
            end(fails);
        }

        @Logged("order.joined")
        public void alone() {
            throw new AssertionError("it began");
        }

        @Transactional
        @Logged("order.durable")
        public void durable(boolean fails) {
            end(fails);
        }

        @Transactional
        @Logged(value = "order.durable", phase = Phase.AFTER_COMMIT)
        public void afterwards(boolean fails) {
            end(fails);
        }

        /** How many events there are within a transaction whose method has returned. */
        @Transactional
        public int around(Orders proxy) {
            proxy.afterwards(false);
            return WORKLOG.events().size();
        }

        @Logged(value = "order.durable", phase = Phase.AFTER_COMMIT)
        public void atOnce() {}

        @Transactional
        @Logged("order.durable")
        @Logged("order.joined")
        public void both() {}

        private static void end(boolean fails) {
            if (fails) {
                throw new IllegalStateException("no");
            }
        }
    }

    @BeforeEach
    void forget() {
        OUTBOX.committed.clear();
        read = WORKLOG.events().size();
    }

    private int read;

    private List<AuditEvent> events() {
        return WORKLOG.events().stream().skip(read).map(recorded -> recorded.event()).toList();
    }

    @AfterAll
    static void close() {
        APP.close();
        WORKLOG.close();
    }

    private static Orders orders() {
        return APP.getBean(Orders.class);
    }

    @Test
    void aTransactionalTypeIsRecordedInsideTheMethodsOwnTransaction() {
        orders().joined(false);
        assertThat(OUTBOX.committed).hasSize(1);
        assertThatThrownBy(() -> orders().joined(true)).isInstanceOf(IllegalStateException.class);
        assertThat(OUTBOX.committed).as("nothing of what was rolled back").hasSize(1);
    }

    @Test
    void aTransactionalTypeWithoutATransactionIsToldBeforeTheMethodRuns() {
        assertThatThrownBy(() -> orders().alone())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Orders.alone was not called")
                .hasMessageContaining("no transaction is active");
        assertThat(OUTBOX.committed).isEmpty();
    }

    @Test
    void aDurableTypeIsRecordedOutsideSoThatTheOutcomeIsThatOfTheCommit() {
        Manager manager = APP.getBean(Manager.class);
        manager.failing = true;
        try {
            assertThatThrownBy(() -> orders().durable(false))
                    .isInstanceOf(UnexpectedRollbackException.class);
        } finally {
            manager.failing = false;
        }
        assertThatThrownBy(() -> orders().durable(true)).isInstanceOf(IllegalStateException.class);
        orders().durable(false);
        assertThat(events())
                .extracting(AuditEvent::outcome)
                .containsExactly(Outcome.FAILURE, Outcome.FAILURE, Outcome.SUCCESS);
    }

    @Test
    void afterTheCommitMeansAfterItAndNotAtAllWithoutOne() {
        assertThatThrownBy(() -> orders().afterwards(true))
                .isInstanceOf(IllegalStateException.class);
        assertThat(events()).isEmpty();
        assertThat(orders().around(orders())).as("before the commit").isEqualTo(read);
        assertThat(events()).hasSize(1);
        orders().atOnce();
        assertThat(events()).hasSize(2);
    }

    @Test
    void bothMayBeSaidOfOneMethodAndAreOfOneOperation() {
        orders().both();
        assertThat(events()).hasSize(1);
        assertThat(events().get(0).links().causationId()).isNull();
        assertThat(OUTBOX.committed).hasSize(1);
    }
}
