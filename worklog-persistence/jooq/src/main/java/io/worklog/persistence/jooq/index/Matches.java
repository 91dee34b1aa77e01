package io.worklog.persistence.jooq.index;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Blocks of matches along a walk, without what lies before its begin or behind its end. */
final class Matches {
    private final Postings postings;
    private final Walk walk;
    private long at;

    Matches(Postings postings, Walk walk) {
        this.postings = postings;
        this.walk = walk;
        this.at = walk.isEmpty() ? -1 : walk.first();
    }

    @Nullable Block next() throws SQLException {
        while (walk.has(at)) {
            Block block = postings.seek(at);
            if (block == null || !walk.has(block.number())) {
                at = -1;
                return null;
            }
            at = walk.after(block.number());
            Places places = walk.places(block.number());
            places.retain(block.places());
            if (!places.isEmpty()) {
                return new Block(block.number(), places);
            }
        }
        return null;
    }
}
