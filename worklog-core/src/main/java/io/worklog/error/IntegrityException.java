package io.worklog.error;

import org.jspecify.annotations.Nullable;

/** What is stored is not what was sealed, or signing would contradict what was signed: stop and raise an alarm. */
public final class IntegrityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what happened, with ids and never with content. */
    public IntegrityException(String message) {
        super(message);
    }

    /** Says what happened, with ids and never with content. */
    public IntegrityException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
