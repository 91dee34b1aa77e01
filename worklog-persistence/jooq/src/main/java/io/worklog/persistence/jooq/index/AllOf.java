package io.worklog.persistence.jooq.index;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries that match everything; whoever is farthest along the walk leads. */
final class AllOf implements Postings {
    private final List<Postings> parts;
    private final Walk walk;

    /** At least one part, the rarest first where that is known. */
    AllOf(List<Postings> parts, Walk walk) {
        this.parts = parts;
        this.walk = walk;
    }

    @Override
    public @Nullable Block seek(long from) throws SQLException {
        long at = from;
        while (walk.has(at)) {
            Block met = meet(at);
            if (met == null) {
                return null;
            }
            if (met.number() == at && !met.places().isEmpty()) {
                return met;
            }
            at = met.number() == at ? walk.after(at) : met.number();
        }
        return null;
    }

    /** What all have in a block; or where one of them goes on, if it has nothing there. */
    private @Nullable Block meet(long at) throws SQLException {
        Places common = null;
        for (Postings part : parts) {
            Block block = part.seek(at);
            if (block == null || block.number() != at) {
                return block;
            }
            if (common == null) {
                common = block.places().copy();
            } else {
                common.retain(block.places());
            }
            if (common.isEmpty()) {
                return new Block(at, common);
            }
        }
        return common == null ? null : new Block(at, common);
    }
}
