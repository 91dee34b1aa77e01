package io.worklog.server.db;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Makes identifiers: a prefix, then 48 bits of milliseconds and 80 random bits in Crockford's base
 * 32, so that they sort by time. Lower case, safe in a path and as the name of a log. Thread-safe if
 * the generator is.
 */
public final class Ids {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int TIME_DIGITS = 10;
    private static final int RANDOM_DIGITS = 16;
    private static final int BITS = 5;

    private final InstantSource clock;
    private final RandomGenerator random;

    /** Identifiers by that clock and that generator. */
    public Ids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new identifier: {@code next("rec")} gives {@code rec_01j…}, 26 digits after the prefix. */
    public String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix.length() + 1 + TIME_DIGITS + RANDOM_DIGITS);
        id.append(prefix).append('_');
        long time = clock.millis();
        for (int digit = TIME_DIGITS - 1; digit >= 0; digit--) {
            id.append(DIGITS.charAt((int) (time >>> (digit * BITS)) & (DIGITS.length() - 1)));
        }
        for (int digit = 0; digit < RANDOM_DIGITS; digit++) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return id.toString();
    }
}
