package io.worklog.cache;

import io.worklog.spi.CachedLogStore;
import io.worklog.spi.EventIndex;
import io.worklog.spi.LogStore;
import java.util.List;

/**
 * Puts levels of copies before stores and indexes. Only what can never change is copied; heads,
 * keys, checkpoints, private sides and anything that is decided by them are always asked of the
 * store. Thread-safe.
 */
public interface LogCache extends AutoCloseable {
    /**
     * A cache of some levels, fastest first. They are closed with it.
     *
     * @throws IllegalArgumentException if there are no levels
     */
    static LogCache of(CacheSettings settings, List<? extends CacheLevel> levels) {
        return DefaultLogCache.of(settings, levels);
    }

    /**
     * The same store, with full tiles and sealed entries answered from copies.
     *
     * <p>The answer implements every ability interface that the store implements, and no other: it
     * can be cast to {@link io.worklog.spi.ErasableLogStore} iff the store can. Closing it closes
     * the store and not the cache.
     */
    CachedLogStore over(LogStore store);

    /**
     * The same index, with pages that lie wholly below what it has read answered from copies; it
     * implements what the index implements. Closing it closes the index and not the cache.
     *
     * <p>What was erased, pruned or fed anew changes pages, so they are kept under a number that
     * grows with each such change, and in levels of this process only. Hence all changes of the
     * index MUST be made through the answer; an index that other processes change too MUST NOT be
     * handed in.
     */
    EventIndex over(EventIndex index);

    /** What became of the questions to each level, fastest first. */
    List<CacheCounts> counts();

    @Override
    void close();
}
