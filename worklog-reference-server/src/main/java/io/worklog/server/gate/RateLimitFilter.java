package io.worklog.server.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.worklog.server.access.Caller;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import io.worklog.server.api.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes so many requests of one credential, or of one address without any, and tells the others when
 * to come again. Each node counts for itself.
 */
final class RateLimitFilter extends OncePerRequestFilter {
    private static final int CALLERS = 100_000;
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final LimitProperties limits;
    private final ProblemWriter problems;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(CALLERS).expireAfterAccess(IDLE).build();

    RateLimitFilter(LimitProperties limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ConsumptionProbe probe = bucket(request).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Remaining", Long.toString(probe.getRemainingTokens()));
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
        problems.write(
                request,
                response,
                Problem.of(ApiProblem.RATE_LIMITED, "this credential sent too many at once")
                        .retryAfter(wait.plusSeconds(1)));
    }

    private Bucket bucket(HttpServletRequest request) {
        if (request.getAttribute(Caller.class.getName()) instanceof Caller caller) {
            return buckets.get(
                    "c:" + caller.tenant() + '/' + caller.userId() + '/' + caller.grant().id(),
                    name -> bucket(limits.burst(), limits.perSecond()));
        }
        return buckets.get(
                "a:" + request.getRemoteAddr(),
                name -> bucket(limits.anonymousBurst(), limits.anonymousPerSecond()));
    }

    private static Bucket bucket(int burst, int perSecond) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
