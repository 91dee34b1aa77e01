package io.worklog.persistence.jooq.index;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries that match at least one of several things. */
final class AnyOf implements Postings {
    private final List<Postings> parts;
    private final Walk walk;

    AnyOf(List<Postings> parts, Walk walk) {
        this.parts = parts;
        this.walk = walk;
    }

    @Override
    public @Nullable Block seek(long from) throws SQLException {
        Block nearest = null;
        for (Postings part : parts) {
            Block block = part.seek(from);
            if (block == null) {
                continue;
            }
            if (nearest == null || walk.isBefore(block.number(), nearest.number())) {
                nearest = new Block(block.number(), block.places().copy());
            } else if (block.number() == nearest.number()) {
                nearest.places().addAll(block.places());
            }
        }
        return nearest;
    }
}
