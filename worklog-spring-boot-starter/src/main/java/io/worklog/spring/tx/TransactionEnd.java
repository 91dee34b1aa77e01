package io.worklog.spring.tx;

import org.springframework.core.Ordered;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells code that runs after a commit from code that runs before it: while Spring calls what waits
 * for a commit, the connection is still bound and takes statements that nobody commits any more.
 */
final class TransactionEnd implements TransactionExecutionListener {

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        boolean whole = transaction.isNewTransaction();
        if (whole && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new Mark());
        }
    }

    /** Whether the transaction that is bound to the thread has been committed or rolled back. */
    static boolean isOver() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return false;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return true;
        }
        for (TransactionSynchronization each :
                TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof Mark mark && mark.committed) {
                return true;
            }
        }
        return false;
    }

    /** Hears of the commit before anything else that waits for it does. */
    private static final class Mark implements TransactionSynchronization {
        private boolean committed;

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public void afterCommit() {
            committed = true;
        }
    }
}
