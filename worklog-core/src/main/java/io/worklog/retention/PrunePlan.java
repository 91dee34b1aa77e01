package io.worklog.retention;

import io.worklog.log.LogIndex;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What pruning would drop: a prefix of the log, cut down to whole groups of 256 entries because
 * whole tiles keep the tree provable.
 *
 * @param policy what says how long entries stay
 * @param from the first entry that is still there
 * @param minIndex the first entry to keep
 * @param keptBy the first entry the policy keeps, if it kept the plan from going further; absent
 *     otherwise
 * @param heldBy cases whose hold covers an entry that would go; nothing goes until they are lifted
 */
public record PrunePlan(
        RetentionPolicy policy,
        LogIndex from,
        LogIndex minIndex,
        @Nullable LogIndex keptBy,
        List<String> heldBy) {
    public PrunePlan {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(minIndex, "minIndex");
        heldBy = List.copyOf(heldBy);
    }

    /** How many entries would go. */
    public long entries() {
        return Math.max(0, minIndex.value() - from.value());
    }
}
