package io.worklog.error;

import org.jspecify.annotations.Nullable;

/** The store cannot be reached or refuses to work: not recorded as far as is known; retry with the same idempotency key. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what happened, with ids and never with content. */
    public StoreUnavailableException(String message) {
        super(message);
    }

    /** Says what happened, with ids and never with content. */
    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
