package io.worklog.spring.tx;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What runs when one transaction has ended; of one thread. */
final class Wakes implements TransactionSynchronization {
    private final Object key;
    private final Set<Runnable> actions = new LinkedHashSet<>(2);

    /**
     * Nothing yet.
     *
     * @param key what these are bound to the thread under
     */
    Wakes(Object key) {
        this.key = key;
    }

    void add(Runnable action) {
        actions.add(action);
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(key);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(key, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
        actions.forEach(Runnable::run);
    }
}
