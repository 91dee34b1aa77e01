package io.worklog.cache;

import io.worklog.cache.Levels.Loaded;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.Order;
import io.worklog.query.PageRequest;
import io.worklog.spi.EventIndex;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Pages that stay as they are while the log grows. A page is settled if new entries can neither
 * come into it nor change what it says of the whole:
 *
 * <ul>
 *   <li>it goes upward and is followed by another page, so the log already has what comes after; or
 *       it goes downward from a cursor that this index gave out, so from below its end;
 *   <li>its total had stopped at the count limit, and it has no facets.
 * </ul>
 *
 * <p>Erasing, pruning and feeding anew do change such pages. So they are kept under a generation
 * that grows when such a change is made and again when the index makes it visible. In between
 * nothing is kept or answered, and an answer is only kept if the generation did not grow while it
 * was found. Thread-safe.
 */
final class CachedPages {
    private static final byte[] GIVEN_OUT = new byte[0];

    private final Levels levels;
    private final CacheKeys keys;
    private final long number;
    private final AtomicLong generation = new AtomicLong();
    private final AtomicBoolean invisible = new AtomicBoolean();

    /**
     * No pages yet.
     *
     * @param levels of this process only
     * @param number tells this index from others of the cache
     */
    CachedPages(Levels levels, CacheKeys keys, long number) {
        this.levels = levels;
        this.keys = keys;
        this.number = number;
    }

    EventHits find(EventIndex index, EventQuery query, PageRequest page) {
        if (levels.isEmpty()) {
            return index.find(query, page);
        }
        String now = generation();
        EventHits hits =
                canBeSettled(query, page, now)
                        ? kept(index, query, page, now)
                        : index.find(query, page);
        if (hits.nextCursor() != null && page.order() == Order.NEWEST_FIRST) {
            levels.put(cursorKey(query, page.after(hits.nextCursor()), now), GIVEN_OUT);
        }
        return hits;
    }

    private EventHits kept(EventIndex index, EventQuery query, PageRequest page, String now) {
        Search search = new Search(index, query, page, now);
        String key = keys.page(query.log(), now, QueryDigest.of(query, page));
        byte[] content = levels.get(key, any -> true, search::load);
        EventHits own = search.hits;
        if (own != null) {
            return own;
        }
        return content == null
                ? index.find(query, page)
                : SettledPage.decode(content, index.indexedTo(query.log()));
    }

    private boolean canBeSettled(EventQuery query, PageRequest page, String now) {
        if (!page.facets().isEmpty() || invisible.get()) {
            return false;
        }
        return page.order() == Order.OLDEST_FIRST
                || (page.cursor() != null && levels.own(cursorKey(query, page, now)) != null);
    }

    private static boolean isSettled(PageRequest page, EventHits hits) {
        boolean counted = !hits.total().exact() && hits.total().value() == page.countLimit();
        boolean closed = page.order() == Order.NEWEST_FIRST || hits.nextCursor() != null;
        return counted && closed;
    }

    private String cursorKey(EventQuery query, PageRequest page, String now) {
        PageRequest plain = PageRequest.newest(1).after(page.cursor());
        return keys.cursor(query.log(), now, QueryDigest.of(query, plain));
    }

    private String generation() {
        return number + "." + generation.get();
    }

    /** The index was told to change what it had answered before. */
    void changed() {
        invisible.set(true);
        generation.incrementAndGet();
    }

    /** Has the index make changes visible, after which answers from before are none. */
    void flush(EventIndex index) {
        boolean changing = invisible.getAndSet(false);
        try {
            index.flush();
        } catch (RuntimeException e) {
            invisible.compareAndSet(false, changing);
            throw e;
        } finally {
            if (changing) {
                generation.incrementAndGet();
            }
        }
    }

    /** One question to the index, whose answer whoever asked it gets whole. */
    private final class Search {
        private final EventIndex index;
        private final EventQuery query;
        private final PageRequest page;
        private final String begun;
        private @Nullable EventHits hits;

        Search(EventIndex index, EventQuery query, PageRequest page, String begun) {
            this.index = index;
            this.query = query;
            this.page = page;
            this.begun = begun;
        }

        Loaded load() {
            EventHits found = index.find(query, page);
            hits = found;
            boolean mayKeep = isSettled(page, found) && generation().equals(begun);
            return mayKeep ? new Loaded(SettledPage.encode(found), true) : Loaded.NOTHING;
        }
    }
}
