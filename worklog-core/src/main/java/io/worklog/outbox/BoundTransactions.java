package io.worklog.outbox;

import io.worklog.spi.HostTransactions;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Transactions of a host that handles its own JDBC connections: one is current on a thread while it
 * is bound there. Thread-safe; a binding belongs to the thread that made it.
 *
 * <pre>{@code
 * connection.setAutoCommit(false);
 * transactions.within(connection, () -> {
 *     orders.pay(connection, id);
 *     return worklog.record(PAID).target(id).commit();
 * });
 * connection.commit();
 * }</pre>
 */
public final class BoundTransactions implements HostTransactions {
    private final ThreadLocal<Deque<Binding>> bound = ThreadLocal.withInitial(ArrayDeque::new);

    private BoundTransactions() {}

    /** Nothing is bound yet. */
    public static BoundTransactions create() {
        return new BoundTransactions();
    }

    /** Work that gives a result, and may throw. */
    @FunctionalInterface
    public interface Work<R, X extends Exception> {
        /** Does it. */
        R run() throws X;
    }

    /** Runs work with a connection bound, and gives its result. */
    public <R, X extends Exception> R within(Connection connection, Work<R, X> work) throws X {
        try (Binding binding = bind(connection)) {
            return work.run();
        }
    }

    /**
     * Makes a connection the current one of this thread until the binding is closed. Bindings nest:
     * the newest counts. Closing a binding touches neither the connection nor its transaction.
     */
    public Binding bind(Connection connection) {
        Binding binding = new Binding(Objects.requireNonNull(connection, "connection"));
        bound.get().push(binding);
        return binding;
    }

    @Override
    public Optional<Connection> current() {
        return Optional.ofNullable(bound.get().peek()).map(binding -> binding.connection);
    }

    /** Runs the action when the binding is closed, which may be just before the commit. */
    @Override
    public void whenDone(Runnable action) {
        Binding current = bound.get().peek();
        if (current != null && !current.actions.contains(action)) {
            current.actions.add(action);
        }
    }

    /** A connection that is current on a thread. Close it on that thread. */
    public final class Binding implements AutoCloseable {
        private final Connection connection;
        private final List<Runnable> actions = new ArrayList<>(1);
        private final Thread owner = Thread.currentThread();

        private Binding(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void close() {
            if (Thread.currentThread() != owner) {
                throw new IllegalStateException("a binding is closed on the thread that made it");
            }
            Deque<Binding> mine = bound.get();
            mine.remove(this);
            if (mine.isEmpty()) {
                bound.remove();
            }
            actions.forEach(Runnable::run);
            actions.clear();
        }
    }
}
