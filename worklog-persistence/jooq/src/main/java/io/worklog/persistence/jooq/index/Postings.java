package io.worklog.persistence.jooq.index;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Entries that match something, given out block by block along a {@link Walk}. */
interface Postings {
    /**
     * The nearest block at or after one that has a match, or nothing. MUST be asked only forward
     * along the walk, but may be asked again for where it stands. The answer MUST NOT be changed.
     */
    @Nullable Block seek(long block) throws SQLException;
}
