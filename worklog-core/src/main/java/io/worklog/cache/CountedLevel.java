package io.worklog.cache;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One level, whose failures are misses and whose every answer is counted. Thread-safe. */
final class CountedLevel {
    private final CacheLevel level;
    private final SealedValues values;
    private final boolean sealed;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder errors = new LongAdder();

    CountedLevel(CacheLevel level, SealedValues values) {
        this.level = level;
        this.values = values;
        this.sealed = level.isShared();
    }

    boolean isShared() {
        return sealed;
    }

    /**
     * What was put under the key, where it is still there.
     *
     * @param check what a value that others could have written must pass
     */
    byte @Nullable [] get(String key, Predicate<byte[]> check) {
        Optional<byte[]> found = ask(key);
        if (found == null) {
            return null;
        }
        if (found.isEmpty()) {
            misses.increment();
            return null;
        }
        byte[] content = sealed ? values.open(key, found.get()) : found.get();
        if (content == null || (sealed && !check.test(content))) {
            refused.increment();
            return null;
        }
        hits.increment();
        return content;
    }

    /** What was put under the key in a level of this process; not counted. */
    byte @Nullable [] own(String key) {
        Optional<byte[]> found = sealed ? Optional.empty() : ask(key);
        return found == null ? null : found.orElse(null);
    }

    private @Nullable Optional<byte[]> ask(String key) {
        try {
            return level.get(key);
        } catch (RuntimeException e) {
            errors.increment();
            return null;
        }
    }

    void put(String key, byte[] content) {
        try {
            level.put(key, sealed ? values.seal(key, content) : content);
        } catch (RuntimeException e) {
            errors.increment();
        }
    }

    void remove(Collection<String> keys) {
        try {
            level.remove(keys);
        } catch (RuntimeException e) {
            errors.increment();
        }
    }

    CacheCounts counts() {
        return new CacheCounts(level.name(), hits.sum(), misses.sum(), refused.sum(), errors.sum());
    }

    void close() {
        level.close();
    }
}
