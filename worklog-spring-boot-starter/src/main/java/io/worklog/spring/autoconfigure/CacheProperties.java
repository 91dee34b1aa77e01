package io.worklog.spring.autoconfigure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Copies of sealed entries in front of a database. Logs in a folder have none.
 *
 * @param secret at least 32 characters, the same on every node; keeps others from putting copies
 *     there. Unless set it is in the file cache.secret of worklog.directory, made at the first
 *     start.
 * @param caffeine copies on the heap, with worklog-persistence-caffeine.
 * @param redis copies in Redis that all nodes share, with worklog-persistence-redis and the
 *     application's connection to Redis.
 */
@ConfigurationProperties("worklog.cache")
record CacheProperties(
        @Nullable String secret, @DefaultValue Caffeine caffeine, @DefaultValue Redis redis) {

    /**
     * Copies on the heap.
     *
     * @param enabled whether there are any.
     * @param maxSize memory for them; 64 MB unless set, or an eighth of the heap where that is less.
     */
    record Caffeine(@DefaultValue("true") boolean enabled, @Nullable DataSize maxSize) {
        private static final DataSize USUAL = DataSize.ofMegabytes(64);

        long bytes() {
            return HeapShare.of(maxSize, USUAL, 8).toBytes();
        }
    }

    /**
     * Copies in Redis.
     *
     * @param enabled whether there are any.
     * @param timeout how long a reader waits for an answer.
     * @param timeToLive how long a copy is kept; also how long sealed bytes that were pruned can
     *     still lie there.
     * @param tail whether nodes also tell each other by Redis that a log has grown.
     */
    record Redis(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("50ms") Duration timeout,
            @DefaultValue("1d") Duration timeToLive,
            @DefaultValue("true") boolean tail) {}

    /** Without the secret. */
    @Override
    public String toString() {
        return "CacheProperties[caffeine=" + caffeine + ", redis=" + redis + "]";
    }
}
