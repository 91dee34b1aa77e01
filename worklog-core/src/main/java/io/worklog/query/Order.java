package io.worklog.query;

/** In which order a page comes; order is the log index, never a clock. */
public enum Order {
    NEWEST_FIRST,
    OLDEST_FIRST
}
