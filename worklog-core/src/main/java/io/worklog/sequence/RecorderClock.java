package io.worklog.sequence;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells when events are recorded. Its time never runs backwards: where the host's clock steps back,
 * it stands still until the clock has caught up, and marks what is recorded meanwhile. Thread-safe.
 */
public final class RecorderClock {
    /** Metadata key of an event whose recordedAt was held because the clock had stepped back. */
    public static final String MARK = "worklog.clock";

    /** Threads overtake each other by less than this; a larger step back is the clock's. */
    private static final long TOLERATED_MICROS = 100_000;

    private final InstantSource clock;
    private final AtomicLong lastMicros = new AtomicLong(Long.MIN_VALUE);

    /** A clock that begins with the host's time. */
    public RecorderClock(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** The moment now. */
    public Reading now() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        long last = lastMicros.get();
        while (micros > last && !lastMicros.compareAndSet(last, micros)) {
            last = lastMicros.get();
        }
        long told = Math.max(micros, last);
        return new Reading(
                Instant.EPOCH.plus(told, ChronoUnit.MICROS), told - micros > TOLERATED_MICROS);
    }

    /**
     * A moment.
     *
     * @param time in whole microseconds, never before an earlier one
     * @param held whether the host's clock says an earlier time
     */
    public record Reading(Instant time, boolean held) {
        public Reading {
            Objects.requireNonNull(time, "time");
        }
    }
}
