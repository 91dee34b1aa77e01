package io.worklog.server.db;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times in the database: microseconds since 1970-01-01T00:00Z, no time zone anywhere. */
public final class Times {
    private Times() {}

    /** What the database keeps of a time. */
    public static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The time. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The time, or null. */
    public static @Nullable Instant instant(@Nullable Long micros) {
        return micros == null ? null : instant(micros.longValue());
    }
}
