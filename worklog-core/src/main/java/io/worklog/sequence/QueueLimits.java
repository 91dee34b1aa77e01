package io.worklog.sequence;

/**
 * How much may wait for the store, per log.
 *
 * @param events 1 to 1,000,000
 * @param bytes at least 64 KiB, so that any one event fits
 */
public record QueueLimits(int events, long bytes) {
    private static final int MAX_EVENTS = 1_000_000;
    private static final long MIN_BYTES = 64 * 1024;
    private static final long MAX_BYTES = 1L << 39;

    public QueueLimits {
        if (events < 1 || events > MAX_EVENTS) {
            throw new IllegalArgumentException("queue of " + events + " events: use 1 to 1000000");
        }
        if (bytes < MIN_BYTES || bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "queue of " + bytes + " bytes: use 65536 to " + MAX_BYTES);
        }
    }

    /** 16,384 events or 32 MiB. */
    public static QueueLimits defaults() {
        return new QueueLimits(16_384, 32L << 20);
    }
}
