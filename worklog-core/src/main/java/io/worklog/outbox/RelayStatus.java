package io.worklog.outbox;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a relay is doing, as it last saw its outbox; over all logs and all nodes.
 *
 * @param waiting how many committed events wait; no more than 100,000 are counted
 * @param refused how many are set aside because their log will never take them
 * @param lag how long the oldest that waits has been waiting; zero where none does
 * @param problem why the relay of this process makes no headway, without content; absent where it
 *     does
 */
public record RelayStatus(long waiting, long refused, Duration lag, @Nullable String problem) {
    public RelayStatus {
        Objects.requireNonNull(lag, "lag");
    }

    /** Whether events move and none was refused. */
    public boolean healthy() {
        return problem == null && refused == 0;
    }
}
