package io.worklog.spill;

/**
 * How much may wait on this node's disk while the store is away, per log.
 *
 * @param events at least 1
 * @param bytes of sealed bytes and private sides, at least 64 KiB
 */
public record SpillLimits(long events, long bytes) {
    private static final long MIN_BYTES = 64 * 1024;

    public SpillLimits {
        if (events < 1 || bytes < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "spill of " + events + " events, " + bytes + " bytes: use 1 and 65536 or more");
        }
    }

    /** 1,000,000 events or 1 GiB. */
    public static SpillLimits defaults() {
        return new SpillLimits(1_000_000, 1L << 30);
    }
}
