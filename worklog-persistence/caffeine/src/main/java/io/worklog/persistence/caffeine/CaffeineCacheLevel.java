package io.worklog.persistence.caffeine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.worklog.cache.CacheLevel;
import java.util.Collection;
import java.util.Optional;

/**
 * Keeps copies on the heap, as many as fit into a number of bytes, those asked for most. Starts no
 * thread: what has to go goes while something comes. Thread-safe.
 */
public final class CaffeineCacheLevel implements CacheLevel {
    /** What an entry costs beside key and value: table slot, node and headers, in bytes. */
    private static final int OVERHEAD = 120;

    private final Cache<String, byte[]> cache;

    private CaffeineCacheLevel(long maxBytes) {
        cache =
                Caffeine.newBuilder()
                        .maximumWeight(maxBytes)
                        .<String, byte[]>weigher(CaffeineCacheLevel::weight)
                        .executor(Runnable::run)
                        .recordStats()
                        .build();
    }

    /**
     * An empty level.
     *
     * @param maxBytes how many bytes of heap it may use, about
     * @throws IllegalArgumentException if that is below 1
     */
    public static CaffeineCacheLevel ofBytes(long maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException(
                    "a cache of " + maxBytes + " bytes: give at least 1");
        }
        return new CaffeineCacheLevel(maxBytes);
    }

    private static int weight(String key, byte[] value) {
        return (int) Math.min(Integer.MAX_VALUE, (long) key.length() + value.length + OVERHEAD);
    }

    @Override
    public String name() {
        return "caffeine";
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public Optional<byte[]> get(String key) {
        return Optional.ofNullable(cache.getIfPresent(key));
    }

    @Override
    public void put(String key, byte[] value) {
        cache.put(key, value);
    }

    @Override
    public void remove(Collection<String> keys) {
        cache.invalidateAll(keys);
    }

    /** Hits, misses and evictions since it was made. */
    public CacheStats statistics() {
        return cache.stats();
    }

    /** How many bytes of heap it uses, about. */
    public long bytes() {
        cache.cleanUp();
        return cache.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
    }

    @Override
    public void close() {
        cache.invalidateAll();
    }
}
