package io.worklog.outbox;

import java.time.Duration;
import java.util.Objects;

/**
 * How a relay works.
 *
 * @param interval how often it looks when nobody wakes it
 * @param drain how long closing goes on moving what is committed
 * @param most how many events of one stream it moves at a time
 */
public record RelaySettings(Duration interval, Duration drain, int most) {
    /** The most events of one stream at a time, unless said otherwise. */
    public static final int DEFAULT_MOST = 256;

    public RelaySettings {
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(drain, "drain");
        if (interval.isNegative() || interval.isZero() || drain.isNegative() || most < 1) {
            throw new IllegalArgumentException("relay interval and batch are positive");
        }
    }
}
