package io.worklog.benchmarks;

import io.worklog.spi.HostTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A host's transactions, bound to threads as frameworks do it. Thread-safe. */
final class ThreadTransactions implements HostTransactions {
    private final ThreadLocal<@Nullable Open> open = new ThreadLocal<>();

    /** A transaction and what is to be done after it. */
    private record Open(Connection connection, List<Runnable> after) {}

    /** Something to do in a transaction. */
    interface Work {
        Object run(Connection connection) throws SQLException;
    }

    /** Does work in a transaction and commits it. */
    Object run(DataSource source, Work work) throws SQLException {
        List<Runnable> after = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            open.set(new Open(connection, after));
            Object result = work.run(connection);
            connection.commit();
            return result;
        } finally {
            open.remove();
            after.forEach(Runnable::run);
        }
    }

    @Override
    public Optional<Connection> current() {
        return Optional.ofNullable(open.get()).map(Open::connection);
    }

    @Override
    public void whenDone(Runnable action) {
        Objects.requireNonNull(open.get(), "not in a transaction").after().add(action);
    }
}
