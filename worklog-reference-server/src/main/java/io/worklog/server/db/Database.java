package io.worklog.server.db;

import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * The domain database: SQLite, MySQL, MariaDB or PostgreSQL. Thread-safe.
 *
 * <p>Identifiers are text made by {@link Ids}, times are microseconds since 1970 in UTC ({@link
 * Times}), yes and no are 1 and 0, and lists of values are JSON text, so that one statement means the
 * same everywhere.
 */
public interface Database {
    /** For statements; within {@link #inTransaction} they belong to its transaction. */
    DSLContext sql();

    /**
     * Runs a task in a transaction, or in the one that is open already. It commits when the task
     * returns and rolls back when it throws. Events of transactional types that are recorded in it
     * exist if and only if it commits.
     *
     * @throws io.worklog.server.api.Problem unavailable, where the database does not answer
     */
    <T> T inTransaction(Supplier<T> task);

    /** Like {@link #inTransaction(Supplier)}, without a result. */
    default void inTransaction(Runnable task) {
        inTransaction(() -> {
            task.run();
            return Boolean.TRUE;
        });
    }
}
