package io.worklog.spring.source;

/** When what was written to a database is recorded. */
public enum WriteDelivery {
    /** In the transaction where the worklog has an outbox, else after its commit. */
    AUTO,
    /** In the transaction, always: it fails where there is no outbox in its database. */
    TRANSACTIONAL,
    /** After the commit: a process that dies in between loses the event. */
    AFTER_COMMIT
}
