package io.worklog.spi;

import io.worklog.log.LogId;
import java.util.List;
import java.util.Optional;

/**
 * Remembers, outside the store, the last checkpoint that was signed for each log, so that a store
 * that went back to an older state is noticed: after a failover to a replica that lagged behind, or
 * after a restored copy. Thread-safe.
 */
public interface HeadMemory {
    /** All logs of which a checkpoint is remembered, by name. */
    List<LogId> logs();

    /** The signed note that was remembered last, or nothing. */
    Optional<byte[]> last(LogId log);

    /**
     * Remembers a signed note in place of the one before. MUST NOT return before it is durable.
     *
     * @throws io.worklog.error.StoreUnavailableException if it cannot be kept; the checkpoint is
     *     then not published
     */
    void remember(LogId log, byte[] note);
}
