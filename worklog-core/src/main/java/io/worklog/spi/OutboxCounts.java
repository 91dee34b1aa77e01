package io.worklog.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much is in an outbox.
 *
 * @param waiting how many committed entries wait, or {@link #MOST} where there are more
 * @param refused how many are set aside, or {@link #MOST} where there are more
 * @param oldest when the oldest that waits was recorded; absent where none does
 */
public record OutboxCounts(long waiting, long refused, @Nullable Instant oldest) {
    /** Nothing is counted beyond this. */
    public static final long MOST = 100_000;

    /** An empty outbox. */
    public static final OutboxCounts NONE = new OutboxCounts(0, 0, null);
}
