package io.worklog.checkpoint;

import org.jspecify.annotations.Nullable;

/** A note or checkpoint that MUST NOT be believed. */
public final class CheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    CheckpointException(Reason reason, String message) {
        this(reason, message, null);
    }

    private CheckpointException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    static CheckpointException malformed(String message, @Nullable Throwable cause) {
        return new CheckpointException(Reason.MALFORMED, message, cause);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Why a checkpoint is not believed. */
    public enum Reason {
        /** Not a signed note, or its text is no checkpoint. */
        MALFORMED,
        /** No signature by any known key. */
        UNKNOWN_KEY,
        /** Signed by a known key, but outside the sizes that key may sign. */
        KEY_NOT_VALID_AT_SIZE,
        /** A signature that names a known key does not verify. */
        BAD_SIGNATURE,
        /** The checkpoint is of another log. */
        OTHER_ORIGIN
    }
}
