package io.worklog.error;

import org.jspecify.annotations.Nullable;

/**
 * The database has given up the host's transaction, for a deadlock perhaps: roll it back and run the
 * business code again. It is thrown whatever the event's type says about failures, since a host that
 * went on would commit half of its work.
 */
public final class TransactionLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what happened, with ids and never with content. */
    public TransactionLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
