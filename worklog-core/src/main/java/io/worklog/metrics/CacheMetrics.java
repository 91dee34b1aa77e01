package io.worklog.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.worklog.cache.CacheCounts;
import io.worklog.cache.LogCache;
import java.util.function.ToLongFunction;

/**
 * Shows what becomes of questions to the levels of a cache: {@code worklog.cache}, a counter by
 * {@code level} and {@code result}.
 *
 * <ul>
 *   <li>{@code hit}: answered from a copy
 *   <li>{@code miss}: not there
 *   <li>{@code refused}: there, but not what had been put there; somebody writes to the level, or
 *       nodes have different secrets
 *   <li>{@code error}: not answered, or a copy not taken
 * </ul>
 */
public final class CacheMetrics {
    private CacheMetrics() {}

    /** Registers the counters. The cache is held by the registry no longer than by its host. */
    public static void bind(LogCache cache, MeterRegistry registry) {
        for (int level = 0; level < cache.counts().size(); level++) {
            String name = cache.counts().get(level).level();
            register(cache, level, name, "hit", CacheCounts::hits, registry);
            register(cache, level, name, "miss", CacheCounts::misses, registry);
            register(cache, level, name, "refused", CacheCounts::refused, registry);
            register(cache, level, name, "error", CacheCounts::errors, registry);
        }
    }

    private static void register(
            LogCache cache,
            int level,
            String name,
            String result,
            ToLongFunction<CacheCounts> count,
            MeterRegistry registry) {
        FunctionCounter.builder(
                        "worklog.cache",
                        cache,
                        c -> (double) count.applyAsLong(c.counts().get(level)))
                .description("Questions to a level of copies, by what became of them")
                .tag("level", name)
                .tag("result", result)
                .register(registry);
    }
}
