package io.worklog.spring.source.jpa;

/** When changes of entities are recorded. */
public enum EntityDelivery {
    /** In the transaction where the worklog has an outbox, else after its commit. */
    AUTO,
    /** In the transaction, always: it fails where there is no outbox in its database. */
    TRANSACTIONAL,
    /** After the commit: a process that dies in between loses the event. */
    AFTER_COMMIT
}
