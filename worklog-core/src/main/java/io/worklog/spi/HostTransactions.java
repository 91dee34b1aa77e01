package io.worklog.spi;

import java.sql.Connection;
import java.util.Optional;

/**
 * Finds the database transaction that the host's code is in. Thread-safe; every method speaks about
 * the calling thread.
 *
 * <p>Whoever gets a connection here borrows it: it MUST NOT commit, roll back or close it, nor
 * change any of its settings.
 */
public interface HostTransactions {
    /**
     * The connection of the current transaction, or nothing where the thread is in none. MUST NOT
     * begin a transaction and MUST NOT open a connection.
     *
     * @throws io.worklog.error.RejectedEventException if the thread is in a transaction that cannot
     *     carry an event; says why
     */
    Optional<Connection> current();

    /**
     * Runs an action about when the current transaction ends, however it ends. It is a hint to look
     * for what was committed: running it early, late or never costs time and nothing else. The
     * action is short and does not throw.
     */
    void whenDone(Runnable action);
}
