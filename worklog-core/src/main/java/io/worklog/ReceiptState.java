package io.worklog;

/** What became of an event by the time its receipt was given. */
public enum ReceiptState {
    /** It is in the log, durably, and has an index. */
    DURABLE,
    /** A bounded queue took it; it may still be lost, which is then counted and reported. */
    HANDED_OVER,
    /** It was not recorded, and its type lets the host go on; it was counted and reported. */
    NOT_RECORDED
}
