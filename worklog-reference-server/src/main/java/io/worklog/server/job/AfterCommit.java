package io.worklog.server.job;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes this node's threads when the transaction that made a job has committed. */
final class AfterCommit implements TransactionSynchronization {
    private final WorkSignal signal;

    AfterCommit(WorkSignal signal) {
        this.signal = signal;
    }

    /** Called in the transaction. */
    void wake() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(this);
        } else {
            signal.wake();
        }
    }

    @Override
    public void afterCommit() {
        signal.wake();
    }
}
