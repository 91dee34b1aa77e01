package io.worklog.error;

import org.jspecify.annotations.Nullable;

/** The log's queue is full: nothing was recorded; retry later. */
public final class BackpressureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what happened, with ids and never with content. */
    public BackpressureException(String message) {
        super(message);
    }

    /** Says what happened, with ids and never with content. */
    public BackpressureException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
