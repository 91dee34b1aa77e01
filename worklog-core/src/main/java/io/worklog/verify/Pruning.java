package io.worklog.verify;

import io.worklog.log.LogIndex;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why the first entries of a log are gone, as the log itself says in an entry that is under the
 * checkpoint.
 *
 * @param below everything below this index was dropped
 * @param by the entry that says so
 * @param at when it was recorded
 * @param ground the reason it gives; absent where it gives none
 */
public record Pruning(LogIndex below, LogIndex by, Instant at, @Nullable String ground) {
    // In full: of a compact one javac does not tell other modules that the ground may be absent.
    public Pruning(LogIndex below, LogIndex by, Instant at, @Nullable String ground) {
        this.below = Objects.requireNonNull(below, "below");
        this.by = Objects.requireNonNull(by, "by");
        this.at = Objects.requireNonNull(at, "at");
        this.ground = ground;
    }

    /** Whether more was dropped than by the other. */
    boolean exceeds(Pruning other) {
        return below.compareTo(other.below) > 0;
    }
}
