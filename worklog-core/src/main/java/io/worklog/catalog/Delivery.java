package io.worklog.catalog;

/** How surely an event of a type gets into the log. */
public enum Delivery {
    /** The call returns when the event is durable. */
    DURABLE,
    /**
     * The event is a row in the host's own database transaction and is relayed into the log exactly
     * once: it exists if and only if the transaction commits. Recorded outside a transaction it is
     * refused.
     */
    TRANSACTIONAL,
    /** The call returns at once; a bounded queue may drop events, which is counted and reported. */
    BACKGROUND
}
