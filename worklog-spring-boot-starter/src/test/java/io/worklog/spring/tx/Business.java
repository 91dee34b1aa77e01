package io.worklog.spring.tx;

import java.io.IOException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A host's methods, with every annotation that the table speaks about. */
class Business {
    private final Till till;
    private final ApplicationEventPublisher events;

    Business(Till till, ApplicationEventPublisher events) {
        this.till = till;
        this.events = events;
    }

    /** What {@link Business} throws, so that no other exception passes for it. */
    static final class Planned extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A listener of that phase is to do the business of that order. */
    record Before(String id) {}

    record After(String id) {}

    record AfterRollback(String id) {}

    record AfterAll(String id) {}

    @Transactional
    public void pays(String id) {
        till.pay(id);
    }

    @Transactional
    public void fails(String id) {
        till.pay(id);
        throw new Planned();
    }

    @Transactional
    public void failsChecked(String id) throws IOException {
        till.pay(id);
        throw new IOException("planned");
    }

    @Transactional(rollbackFor = IOException.class)
    public void failsForIo(String id) throws IOException {
        till.pay(id);
        throw new IOException("planned");
    }

    @Transactional
    public void marks(String id) {
        till.pay(id);
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    }

    @Transactional(timeout = 0)
    public void isLate(String id) {
        till.pay(id);
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void paysApart(String id) {
        till.pay(id);
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failsApart(String id) {
        till.pay(id);
        throw new Planned();
    }

    @Transactional(propagation = Propagation.NESTED)
    public void paysNested(String id) {
        till.pay(id);
    }

    @Transactional(propagation = Propagation.NESTED)
    public void failsNested(String id) {
        till.pay(id);
        throw new Planned();
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void paysOutside(String id) {
        till.pay(id);
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    public void paysIfAny(String id) {
        till.pay(id);
    }

    @Transactional(readOnly = true)
    public void looks(String id) {
        till.record(id);
    }

    /** Runs the rest first, so that SQLite's only writer is free. */
    @Transactional
    public void after(Runnable first, String id) {
        first.run();
        till.pay(id);
    }

    @Transactional
    public void afterThenFails(Runnable first, String id) {
        first.run();
        till.pay(id);
        throw new Planned();
    }

    @Transactional
    public void breaksBeforeCommit(String id) {
        till.pay(id);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        throw new Planned();
                    }
                });
    }

    @Transactional
    public void recordsAfterCommit(String id) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        till.record(id);
                    }
                });
    }

    @Transactional
    public void publishes(Object event) {
        events.publishEvent(event);
    }

    @Transactional
    public void publishesThenFails(Object event) {
        events.publishEvent(event);
        throw new Planned();
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    public void on(Before event) {
        till.pay(event.id());
    }

    @TransactionalEventListener
    public void on(After event) {
        till.record(event.id());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_ROLLBACK)
    public void on(AfterRollback event) {
        till.record(event.id());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    public void on(AfterAll event) {
        till.record(event.id());
    }
}
