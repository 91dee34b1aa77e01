package io.worklog.server.user;

import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes and compares passwords: Argon2id with 19 MiB, 2 passes, 1 lane, a salt of 16 bytes (OWASP
 * Password Storage Cheat Sheet). At most a few at a time, so that logins cannot take the memory that
 * recording needs. Thread-safe.
 */
final class Passwords {
    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PasswordEncoder argon2;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final String nobody;
    private volatile @Nullable String nobodyHash;

    /**
     * Makes one.
     *
     * @param nobody any text that nobody can know
     */
    Passwords(String nobody) {
        this(nobody, argon2());
    }

    /** With what hashes and compares, so that a test can count that. */
    Passwords(String nobody, PasswordEncoder argon2) {
        this.nobody = nobody;
        this.argon2 = argon2;
    }

    static PasswordEncoder argon2() {
        return new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    }

    /** What is kept of a password. */
    String hash(String password) {
        return alone(() -> java.util.Objects.requireNonNull(argon2.encode(normal(password))));
    }

    /**
     * Whether a password is the one of a hash. Without a hash the answer is no and takes as long.
     *
     * @param hash what is kept; null for somebody who is not there or has no password
     */
    boolean matches(String password, @Nullable String hash) {
        String against = hash == null ? ofNobody() : hash;
        boolean same = alone(() -> argon2.matches(normal(password), against));
        return same && hash != null;
    }

    /** Whether what is kept was made with fewer passes or less memory than now. */
    boolean outdated(String hash) {
        return argon2.upgradeEncoding(hash);
    }

    private static String normal(String password) {
        return PasswordRules.normal(password);
    }

    /** The hash of somebody who is not there, made when it is first needed. */
    private String ofNobody() {
        String hash = nobodyHash;
        if (hash == null) {
            hash = hash(nobody);
            nobodyHash = hash;
        }
        return hash;
    }

    private <T> T alone(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static Problem busy() {
        return Problem.of(ApiProblem.UNAVAILABLE, "too many logins at once")
                .retryAfter(Duration.ofSeconds(1));
    }
}
