package io.worklog.server.viewer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import java.time.Duration;

/** How often one token may be read with. Each node counts for itself. Thread-safe. */
final class ViewerTurns {
    private static final int TOKENS = 100_000;
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final ViewerProperties properties;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(TOKENS).expireAfterAccess(IDLE).build();

    ViewerTurns(ViewerProperties properties) {
        this.properties = properties;
    }

    /**
     * Takes a turn.
     *
     * @throws Problem with the time to wait where there is none
     */
    void take(String token) {
        Bucket bucket = buckets.get(token, id -> bucket());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            throw Problem.of(ApiProblem.RATE_LIMITED, "this token was read with too often")
                    .retryAfter(wait.plusSeconds(1));
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(properties.burst())
                                .refillGreedy(properties.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
