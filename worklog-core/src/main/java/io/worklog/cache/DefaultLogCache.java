package io.worklog.cache;

import io.worklog.spi.CachedLogStore;
import io.worklog.spi.EventIndex;
import io.worklog.spi.LogStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The levels with what they are put before. */
final class DefaultLogCache implements LogCache {
    private final Levels levels;
    private final CacheKeys keys;
    private final SealedSizes sizes;
    private final AtomicLong indexes = new AtomicLong();

    private DefaultLogCache(Levels levels, CacheKeys keys, SealedSizes sizes) {
        this.levels = levels;
        this.keys = keys;
        this.sizes = sizes;
    }

    static LogCache of(CacheSettings settings, List<? extends CacheLevel> levels) {
        return of(settings, levels, SealedSizes.ofCheckpoints());
    }

    static LogCache of(
            CacheSettings settings, List<? extends CacheLevel> levels, SealedSizes sizes) {
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("a cache without levels: give at least one");
        }
        SealedValues values = new SealedValues(settings.secret());
        List<CountedLevel> counted =
                levels.stream().map(level -> new CountedLevel(level, values)).toList();
        return new DefaultLogCache(new Levels(counted), new CacheKeys(settings.namespace()), sizes);
    }

    @Override
    public CachedLogStore over(LogStore store) {
        return Abilities.of(store, new CachedStore(store, levels, keys, sizes));
    }

    @Override
    public EventIndex over(EventIndex index) {
        CachedPages pages = new CachedPages(levels.ownOnly(), keys, indexes.incrementAndGet());
        return Abilities.of(index, new CachedIndex(index, pages));
    }

    @Override
    public List<CacheCounts> counts() {
        return levels.counts();
    }

    @Override
    public void close() {
        levels.close();
    }
}
