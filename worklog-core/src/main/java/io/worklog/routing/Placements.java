package io.worklog.routing;

import io.worklog.log.LogId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in which shard each log is; the same for all nodes that use the shards. Thread-safe.
 * Every method throws {@link io.worklog.error.StoreUnavailableException} where it cannot be reached
 * and {@link io.worklog.error.IntegrityException} where it is damaged.
 */
public interface Placements {
    /** All placements as they are now, on whatever node they were made. */
    Map<LogId, Placement> all();

    /**
     * Changes one placement, durably, unless another node was faster.
     *
     * @param expected what it is now; absent where the log has none
     * @param next what it becomes
     * @return whether it was changed
     */
    boolean replace(@Nullable Placement expected, Placement next);
}
