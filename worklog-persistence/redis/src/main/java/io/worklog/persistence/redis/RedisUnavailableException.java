package io.worklog.persistence.redis;

import org.jspecify.annotations.Nullable;

/** Redis did not answer in time, or was not asked. Costs no stack trace, as many may be thrown. */
final class RedisUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RedisUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
