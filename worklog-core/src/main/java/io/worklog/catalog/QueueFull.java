package io.worklog.catalog;

/** What a caller meets when the queue of a log is full. */
public enum QueueFull {
    /** It waits for a place. */
    WAIT,
    /** It gets a {@link io.worklog.error.BackpressureException} at once. */
    FAIL
}
