package io.worklog.server.db;

/** Lets a request add a statement to the first transaction that its handler opens. Thread-safe. */
public interface TransactionStart {
    /** Runs a task at the begin of the calling thread's next transaction, in it, and once. */
    void next(Runnable task);

    /** Forgets the calling thread's task; it is not run if it was not yet. */
    void forget();
}
