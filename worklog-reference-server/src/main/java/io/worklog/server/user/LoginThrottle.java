package io.worklog.server.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.worklog.server.api.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Slows guessing down without locking anybody out: attempts are counted by where they come from,
 * never by the name alone, so that nobody can shut another out from elsewhere. After some that are
 * free each failure doubles the wait, up to 15 minutes. Each node counts for itself. Thread-safe.
 */
final class LoginThrottle {
    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int SIZE = 100_000;
    private static final int DOUBLINGS = 11;

    private final InstantSource clock;
    private final Cache<String, Attempts> counted =
            Caffeine.newBuilder()
                    .maximumSize(SIZE)
                    .expireAfterWrite(LONGEST.multipliedBy(2))
                    .build();

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Somebody to count by.
     *
     * @param name where an attempt comes from
     * @param free failures before there is any wait
     */
    record Source(String name, int free) {}

    /** Failures in a row and until when to wait. */
    private record Attempts(int count, Instant until) {}

    /**
     * Counts an attempt before it is made, so that many at once are no way around.
     *
     * @throws Problem if one of the sources has to wait
     */
    void attempt(List<Source> sources) {
        Instant now = clock.instant();
        for (Source source : sources) {
            Attempts before = counted.getIfPresent(source.name());
            if (before != null && now.isBefore(before.until())) {
                throw Problem.of(UserProblem.LOGIN_THROTTLED, "too many failed logins")
                        .retryAfter(Duration.between(now, before.until()).plusSeconds(1));
            }
        }
        for (Source source : sources) {
            counted.asMap()
                    .merge(source.name(), first(source, now), (old, one) -> more(old, source));
        }
    }

    private static Attempts first(Source source, Instant now) {
        return new Attempts(1, now.plus(wait(1, source)));
    }

    private Attempts more(Attempts old, Source source) {
        int count = old.count() + 1;
        return new Attempts(count, clock.instant().plus(wait(count, source)));
    }

    private static Duration wait(int count, Source source) {
        int over = Math.min(count - source.free(), DOUBLINGS);
        Duration wait = over <= 0 ? Duration.ZERO : Duration.ofSeconds(1L << (over - 1));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /**
     * The attempt was good: the first source is forgiven all, the others this one attempt, so that
     * who has an account cannot use it to try out others.
     */
    void succeeded(List<Source> sources) {
        counted.invalidate(sources.getFirst().name());
        for (Source source : sources.subList(1, sources.size())) {
            counted.asMap()
                    .computeIfPresent(
                            source.name(),
                            (name, old) -> new Attempts(old.count() - 1, Instant.EPOCH));
        }
    }
}
