package io.worklog.routing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * How a node waits for a log that is being moved.
 *
 * @param patience so long a writer waits before it is told to try again; more than 0
 * @param poll so often it looks where the log is; more than 0
 * @param clock tells the time
 * @param pauses waits
 */
public record ShardSettings(Duration patience, Duration poll, InstantSource clock, Pauses pauses) {
    /** Waits a while. */
    @FunctionalInterface
    public interface Pauses {
        /** Returns after about that long. */
        void pause(Duration length) throws InterruptedException;
    }

    public ShardSettings {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(pauses, "pauses");
        if (patience.isNegative() || patience.isZero() || poll.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException("patience and poll are more than 0");
        }
    }

    /** Half a minute, looking fifty times a second. */
    public static ShardSettings defaults() {
        return new ShardSettings(
                Duration.ofSeconds(30),
                Duration.ofMillis(20),
                InstantSource.system(),
                Thread::sleep);
    }
}
