package io.worklog.spring.tx;

import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;

/** Work that waits for one transaction to commit. */
final class CommittedWork implements TransactionSynchronization {
    private final Runnable work;
    private final LostWork lost;

    /** Savepoints made since the work was put off: going back to any other undoes it. */
    private final List<Object> later = new ArrayList<>(0);

    private boolean undone;

    CommittedWork(Runnable work, LostWork lost) {
        this.work = work;
        this.lost = lost;
    }

    @Override
    public void savepoint(Object savepoint) {
        later.add(savepoint);
    }

    @Override
    public void savepointRollback(Object savepoint) {
        if (later.stream().noneMatch(each -> each == savepoint)) {
            undone = true;
        }
    }

    @Override
    public void afterCompletion(int status) {
        if (undone) {
            return;
        }
        if (status == STATUS_COMMITTED) {
            lost.guard(work);
        } else if (status == STATUS_UNKNOWN) {
            lost.inDoubt();
        }
    }
}
