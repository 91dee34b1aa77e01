package io.worklog.spring.tx;

import io.worklog.error.RejectedEventException;
import io.worklog.error.RejectedEventException.Fault;
import io.worklog.spi.HostTransactions;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transactions of one data source, as Spring's transaction managers bind them to threads:
 * {@code JdbcTransactionManager}, {@code JpaTransactionManager} over Hibernate, and whatever uses
 * these, such as jOOQ's and JdbcTemplate's. Never opens a connection nor a transaction.
 * Thread-safe.
 */
final class SpringHostTransactions implements HostTransactions {
    private final DataSource source;
    private final BooleanSupplier reactive;

    /**
     * The transactions of a data source.
     *
     * @param source where the outbox is
     * @param reactive whether the application has reactive transactions, for the message only
     */
    SpringHostTransactions(DataSource source, BooleanSupplier reactive) {
        this.source = source;
        this.reactive = reactive;
    }

    /**
     * The connection of the current transaction; nothing where the thread is in none, or where it
     * is suspended.
     *
     * @throws RejectedEventException if there is a transaction that cannot carry an event: it is
     *     read-only, over already, of another data source, or reactive
     */
    @Override
    public Optional<Connection> current() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            if (reactive.getAsBoolean()) {
                throw refused(
                        "the thread is in no transaction; reactive transactions are not joined:"
                                + " record it DURABLE, or in a transaction of a"
                                + " PlatformTransactionManager");
            }
            return Optional.empty();
        }
        if (TransactionEnd.isOver()) {
            throw refused(
                    "the transaction of this thread is over: begin another (REQUIRES_NEW), or"
                            + " record it before the commit");
        }
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw refused("the transaction of this thread is read-only");
        }
        return Optional.of(bound());
    }

    private Connection bound() {
        ConnectionHolder holder = BoundConnections.of(source);
        if (holder == null || !BoundConnections.inTransaction(holder)) {
            String name = TransactionSynchronizationManager.getCurrentTransactionName();
            throw refused(
                    "the transaction of this thread"
                            + (name == null ? "" : " (" + name + ")")
                            + " is not one of the data source that the outbox is in: use its"
                            + " transaction manager, or set worklog.tx.data-source");
        }
        return holder.getConnection();
    }

    private static RejectedEventException refused(String why) {
        return new RejectedEventException(
                "an event", List.of(new Fault("/type", "is TRANSACTIONAL, and " + why)));
    }

    /** Runs the action once, after the current transaction has ended, however it does. */
    @Override
    public void whenDone(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        @Nullable Wakes known = (Wakes) TransactionSynchronizationManager.getResource(this);
        if (known == null) {
            Wakes wakes = new Wakes(this);
            TransactionSynchronizationManager.bindResource(this, wakes);
            TransactionSynchronizationManager.registerSynchronization(wakes);
            wakes.add(action);
        } else {
            known.add(action);
        }
    }
}
