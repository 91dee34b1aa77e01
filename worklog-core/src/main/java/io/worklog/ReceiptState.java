package io.worklog;

/** What became of an event by the time its receipt was given. */
public enum ReceiptState {
    /** It is in the log, durably, and has an index. */
    DURABLE,
    /**
     * It is part of the host's database transaction: it will be in the log if that commits, and
     * never existed if it does not.
     */
    IN_TRANSACTION,
    /**
     * It is on this node's own disk, durably, because the store is away, and will be moved into the
     * log, once, when it is back.
     */
    SPILLED,
    /**
     * A bounded queue took it; it may still be refused or lost, which is then counted and reported.
     */
    HANDED_OVER,
    /** It was not recorded, and its type lets the host go on; it was counted and reported. */
    NOT_RECORDED
}
