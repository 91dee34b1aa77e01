package io.worklog.persistence.redis;

import java.time.Duration;
import java.util.Objects;

/**
 * Where Redis is and how much it may cost.
 *
 * @param url one server {@code redis://[password@]host[:port][/database]} ({@code rediss} for TLS),
 *     a Sentinel group {@code redis-sentinel://host1:26379,host2:26379#name}, or a Cluster {@code
 *     redis-cluster://host1:6379,host2:6379}; see Lettuce's {@code RedisURI} for the parameters
 * @param timeout how long a reader waits for one answer; 50 ms by default
 * @param failures after so many failed questions in a row nothing is asked for a while; 3 by
 *     default
 * @param pause how long nothing is asked then, after which one question tries again; 2 s by default
 * @param ttl how long a copy is kept; one day by default. Also the longest time for which sealed
 *     bytes that the store pruned may still lie in Redis
 * @param maxValueBytes larger copies are not put there; 1 MiB by default
 * @param maxBytesUnderway copies that come while so many bytes wait to be written are not put
 *     there; 16 MiB by default
 */
public record RedisSettings(
        String url,
        Duration timeout,
        int failures,
        Duration pause,
        Duration ttl,
        int maxValueBytes,
        long maxBytesUnderway) {
    public RedisSettings {
        Objects.requireNonNull(url, "url");
        requirePositive("timeout", timeout);
        requirePositive("pause", pause);
        requirePositive("ttl", ttl);
        if (failures < 1 || maxValueBytes < 1 || maxBytesUnderway < 1) {
            throw new IllegalArgumentException(
                    "redis: failures, maxValueBytes and maxBytesUnderway are at least 1");
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "redis " + name + " " + value + ": use 1 ms or more");
        }
    }

    /** The defaults with a server, a Sentinel group or a Cluster. */
    public static RedisSettings at(String url) {
        return new RedisSettings(
                url,
                Duration.ofMillis(50),
                3,
                Duration.ofSeconds(2),
                Duration.ofDays(1),
                1 << 20,
                16L << 20);
    }

    /** The same, with another limit for one answer and another pause after failures. */
    public RedisSettings waiting(Duration forAnswer, Duration afterFailures) {
        return new RedisSettings(
                url, forAnswer, failures, afterFailures, ttl, maxValueBytes, maxBytesUnderway);
    }

    /** The same, keeping copies for another time. */
    public RedisSettings keeping(Duration time) {
        return new RedisSettings(
                url, timeout, failures, pause, time, maxValueBytes, maxBytesUnderway);
    }

    /** Without password. */
    @Override
    public String toString() {
        return "RedisSettings[timeout=" + timeout + ", pause=" + pause + ", ttl=" + ttl + "]";
    }
}
