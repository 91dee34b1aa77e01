package io.worklog.retention;

import io.worklog.log.LogIndex;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an erasure would remove.
 *
 * @param scope what was asked for
 * @param fields paths by entry; only values that are still there
 * @param evidence digests of attached bytes that would be deleted
 * @param heldBy cases whose hold forbids it
 */
public record RedactionPlan(
        RedactionScope scope,
        SortedMap<LogIndex, Set<String>> fields,
        Set<String> evidence,
        List<String> heldBy) {
    public RedactionPlan {
        Objects.requireNonNull(scope, "scope");
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        evidence = Set.copyOf(evidence);
        heldBy = List.copyOf(heldBy);
    }

    /** How many values would go. */
    public int fieldCount() {
        return fields.values().stream().mapToInt(Set::size).sum();
    }
}
