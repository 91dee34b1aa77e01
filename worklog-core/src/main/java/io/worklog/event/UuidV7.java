package io.worklog.event;

import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes version 7 UUIDs (RFC 9562): 48 bits of Unix milliseconds, 12 bits of counter, 62 random
 * bits. Ids of one generator rise strictly: within a millisecond, and when the clock stands still
 * or steps back, the counter goes on and an overflow borrows the next millisecond (RFC 9562, 6.2,
 * method 1; each millisecond starts the counter at a random value below 2^11).
 *
 * <p>Thread-safe if the random generator is.
 */
public final class UuidV7 {
    private static final int COUNTER_BITS = 12;
    private static final int SEED_BITS = COUNTER_BITS - 1;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    private static final long MAX_MILLIS = (1L << 48) - 1;
    private static final long VERSION = 7L << COUNTER_BITS;
    private static final long VARIANT = 1L << 63;

    private final InstantSource clock;
    private final RandomGenerator random;

    /** The milliseconds and the counter of the last id, as one number that only rises. */
    private final AtomicLong last = new AtomicLong();

    /** A generator with its own counter. */
    public UuidV7(InstantSource clock, RandomGenerator random) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
    }

    /** The next id, greater than every id given before. */
    public UUID next() {
        long fresh = fresh(millis());
        long stamp = last.updateAndGet(before -> isLater(fresh, before) ? fresh : before + 1);
        long high = ((stamp >>> COUNTER_BITS) << 16) | VERSION | (stamp & COUNTER_MASK);
        long low = (random.nextLong() >>> 2) | VARIANT;
        return new UUID(high, low);
    }

    /** The start of a millisecond; of one that is over, which will not count, without a seed. */
    private long fresh(long millis) {
        boolean begins = millis > last.get() >>> COUNTER_BITS;
        int seed = begins ? random.nextInt() >>> (Integer.SIZE - SEED_BITS) : 0;
        return (millis << COUNTER_BITS) | seed;
    }

    private static boolean isLater(long fresh, long before) {
        return fresh >>> COUNTER_BITS > before >>> COUNTER_BITS;
    }

    private long millis() {
        return Math.clamp(clock.millis(), 0, MAX_MILLIS);
    }
}
