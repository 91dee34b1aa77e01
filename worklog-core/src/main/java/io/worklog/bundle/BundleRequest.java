package io.worklog.bundle;

import io.worklog.log.LogIndex;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What goes into a bundle.
 *
 * @param entries which entries, at least one
 * @param disclose paths of personal fields to disclose where an entry has them; {@code *} for all
 * @param withEvidence whether attached bytes go in
 * @param selection in words, what was asked for
 * @param createdBy who made it
 * @param createdAt when
 * @param result the result of the check the sender made before, one line
 */
public record BundleRequest(
        SortedSet<LogIndex> entries,
        Set<String> disclose,
        boolean withEvidence,
        String selection,
        String createdBy,
        Instant createdAt,
        String result) {
    /** Stands for every path. */
    public static final String ALL_PATHS = "*";

    public BundleRequest {
        entries = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(entries));
        disclose = Set.copyOf(disclose);
        Objects.requireNonNull(selection, "selection");
        Objects.requireNonNull(createdBy, "createdBy");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(result, "result");
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a bundle holds at least one entry");
        }
    }

    boolean discloses(String path) {
        return disclose.contains(ALL_PATHS) || disclose.contains(path);
    }
}
