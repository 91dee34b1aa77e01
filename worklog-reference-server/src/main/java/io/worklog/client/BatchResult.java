package io.worklog.client;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event of a batch: exactly one of both is there.
 *
 * @param sent where it is, if it was recorded
 * @param problem why it was not
 */
public record BatchResult(@Nullable SentEvent sent, @Nullable WorklogProblemException problem) {
    /**
     * The recorded event.
     *
     * @throws WorklogProblemException if it was refused
     */
    public SentEvent orThrow() {
        if (sent == null) {
            throw Optional.ofNullable(problem)
                    .orElseThrow(() -> new IllegalStateException("neither sent nor refused"));
        }
        return sent;
    }

    /** Whether every event was recorded. */
    public static boolean allRecorded(List<BatchResult> results) {
        return results.stream().allMatch(result -> result.sent() != null);
    }
}
