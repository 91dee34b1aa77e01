package io.worklog.persistence.jooq.index;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Entries that are known one by one. */
final class FixedPostings implements Postings {
    private final NavigableMap<Long, Places> blocks = new TreeMap<>();
    private final Walk walk;

    FixedPostings(Collection<Long> indices, Walk walk) {
        this.walk = walk;
        for (long index : indices) {
            blocks.computeIfAbsent(Block.of(index), any -> Places.none()).add(Block.place(index));
        }
    }

    @Override
    public @Nullable Block seek(long from) {
        Map.Entry<Long, Places> next =
                walk.newestFirst() ? blocks.floorEntry(from) : blocks.ceilingEntry(from);
        return next == null ? null : new Block(next.getKey(), next.getValue());
    }
}
