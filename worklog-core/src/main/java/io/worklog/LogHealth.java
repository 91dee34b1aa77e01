package io.worklog;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.outbox.RelayStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a log is doing.
 *
 * @param log which log
 * @param size how many entries are durable, as far as this process knows
 * @param sealed how many of them the newest checkpoint covers
 * @param pending how many events wait for the store
 * @param lost how many events this process could not record without the caller being told
 * @param spilled how many events wait on this node's disk for the store to come back
 * @param problem what is wrong, without content; absent where the log is healthy
 * @param relay how the relay of the worklog's outbox is doing, over all logs; absent where there is
 *     no outbox
 * @param weaknesses settings of the store under which an acknowledged entry can be lost, each with
 *     what to change
 * @param quarantined whether the log is damaged and only read; the problem then names the entry
 */
public record LogHealth(
        LogId log,
        TreeSize size,
        TreeSize sealed,
        long pending,
        long lost,
        long spilled,
        @Nullable String problem,
        @Nullable RelayStatus relay,
        List<String> weaknesses,
        boolean quarantined) {
    public LogHealth {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(sealed, "sealed");
        weaknesses = List.copyOf(weaknesses);
    }

    /** Whether the store works, but cannot keep all that is promised. */
    public boolean degraded() {
        return !weaknesses.isEmpty();
    }

    /** Whether events are kept, relayed and sealed, and none was lost or refused by its log. */
    public boolean healthy() {
        return problem == null && lost == 0 && (relay == null || relay.healthy());
    }
}
