package io.worklog.event;

/** How much an event matters to whoever watches the log, in rising order. */
public enum Severity {
    INFO,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
