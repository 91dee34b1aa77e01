package io.worklog.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How a request is sent again when the server is busy or away.
 *
 * @param attempts how often it is sent at most, the first time included
 * @param first the pause after the first attempt where the server does not say; it doubles
 * @param most the longest pause; a server that wants a longer one gets no further attempt
 */
record RetryPolicy(int attempts, Duration first, Duration most) {
    static final RetryPolicy DEFAULT =
            new RetryPolicy(5, Duration.ofMillis(200), Duration.ofSeconds(30));

    RetryPolicy {
        if (attempts < 1 || first.isNegative() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("at least one attempt, and pauses in order");
        }
    }

    /** The pause after an attempt (from 1): between half of and all that doubling gives. */
    Duration pause(int attempt, RandomGenerator random) {
        long full = first.toMillis() << Math.min(attempt - 1, 16);
        long capped = Math.min(full, most.toMillis());
        return Duration.ofMillis(capped - random.nextLong(capped / 2 + 1));
    }
}
