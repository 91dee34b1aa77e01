package io.worklog.cache;

import java.util.Objects;

/**
 * What became of the questions to one level since it was opened.
 *
 * @param level its name
 * @param hits answers that were used
 * @param misses questions it had no answer to
 * @param refused answers that were not what had been put there
 * @param errors questions it failed to answer, and values it failed to take
 */
public record CacheCounts(String level, long hits, long misses, long refused, long errors) {
    public CacheCounts {
        Objects.requireNonNull(level, "level");
    }
}
