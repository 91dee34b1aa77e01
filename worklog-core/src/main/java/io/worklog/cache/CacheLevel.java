package io.worklog.cache;

import java.util.Collection;
import java.util.Optional;

/**
 * A place that keeps bytes by key for a while. It may forget anything at any time and may even
 * answer with something else: what it gives is checked before it is used. Thread-safe.
 *
 * <p>Every method MUST return within a bounded time. One that cannot do its work throws any {@link
 * RuntimeException}, which is counted and otherwise taken as a miss.
 */
public interface CacheLevel extends AutoCloseable {
    /** A short name for metrics, such as {@code caffeine}. */
    String name();

    /**
     * Whether anyone but this process can write to it. Values of a shared level carry a code that
     * only holders of the secret can make.
     */
    boolean isShared();

    /** The bytes under a key, if they are there. They MUST NOT be changed by whoever gets them. */
    Optional<byte[]> get(String key);

    /**
     * Keeps bytes, unless there is no room or they are too large. The array MUST NOT be changed
     * afterwards.
     *
     * @param key 1 to 400 ASCII characters without spaces
     */
    void put(String key, byte[] value);

    /** Forgets keys, as far as it can. */
    void remove(Collection<String> keys);

    @Override
    void close();
}
