package io.worklog.spring.tx;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Waits for the commit of Spring's transaction. Thread-safe. */
final class SpringAfterCommit implements AfterCommit {
    private final LostWork lost;

    SpringAfterCommit(LostWork lost) {
        this.lost = lost;
    }

    @Override
    public void run(Runnable work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            work.run();
        } else if (TransactionEnd.isOver()) {
            lost.guard(work);
        } else {
            TransactionSynchronizationManager.registerSynchronization(
                    new CommittedWork(work, lost));
        }
    }
}
