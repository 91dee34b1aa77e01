package io.worklog.error;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is stored is not what was sealed, or signing would contradict what was signed: stop and raise
 * an alarm.
 */
public final class IntegrityException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final long UNKNOWN = -1;

    private final long firstBadIndex;

    /** Says what happened, with ids and never with content. */
    public IntegrityException(String message) {
        this(message, null);
    }

    /** Says what happened, with ids and never with content. */
    public IntegrityException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.firstBadIndex = UNKNOWN;
    }

    /**
     * Says what happened and from which entry on, with ids and never with content.
     *
     * @param firstBadIndex no entry below it is concerned
     */
    public IntegrityException(String message, long firstBadIndex) {
        super(message);
        this.firstBadIndex = firstBadIndex;
    }

    /** The first entry concerned, where that is known. */
    public OptionalLong firstBadIndex() {
        return firstBadIndex == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(firstBadIndex);
    }
}
