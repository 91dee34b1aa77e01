package io.worklog.spring.tx;

/** Puts work off until the transaction of the calling thread has committed. Thread-safe. */
@FunctionalInterface
public interface AfterCommit {
    /**
     * Runs the work at once where there is no transaction, else right after it commits, and never
     * if it rolls back. What the work throws then cannot undo the commit: it is counted as lost and
     * reported, never thrown into the host's transaction manager.
     */
    void run(Runnable work);
}
