package io.worklog.event;

import org.jspecify.annotations.Nullable;

/**
 * What an event belongs to, each at most 64 characters.
 *
 * @param correlationId the business operation several events are part of
 * @param causationId the id of the event that led to this one
 * @param batchId the id of the parent event of a bulk operation
 */
public record Links(
        @Nullable String correlationId, @Nullable String causationId, @Nullable String batchId) {
    private static final Links NONE = new Links(null, null, null);

    /** An event that stands alone. */
    public static Links none() {
        return NONE;
    }
}
