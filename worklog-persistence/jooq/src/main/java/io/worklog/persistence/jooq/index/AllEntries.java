package io.worklog.persistence.jooq.index;

import org.jspecify.annotations.Nullable;

/** Every entry on a walk: what a query without filters asks for. */
record AllEntries(Walk walk) implements Postings {
    @Override
    public @Nullable Block seek(long block) {
        return walk.has(block) ? new Block(block, walk.places(block)) : null;
    }
}
