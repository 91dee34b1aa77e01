package io.worklog.routing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * When a replica is asked.
 *
 * @param mostEntries a replica that is further behind is not asked; 0 or more
 * @param mostTime nor one that still lacks an entry which the primary had so long ago; more than 0
 * @param look so often primary and replica are asked where a log stands; more than 0
 * @param clock tells the time
 */
public record ReplicaSettings(
        long mostEntries, Duration mostTime, Duration look, InstantSource clock) {
    public ReplicaSettings {
        Objects.requireNonNull(clock, "clock");
        boolean sane = mostEntries >= 0 && mostTime.toMillis() > 0 && look.toMillis() > 0;
        if (!sane) {
            throw new IllegalArgumentException(
                    "a replica lags by 0 entries or more, and by 1 ms or more");
        }
    }

    /** 10,000 entries, 10 seconds; looks twice a second. */
    public static ReplicaSettings defaults() {
        return new ReplicaSettings(
                10_000, Duration.ofSeconds(10), Duration.ofMillis(500), InstantSource.system());
    }
}
