package io.worklog.spring.importer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Envers' tables and columns are called. Upper and lower case are the same.
 *
 * @param suffix the end of the names of audit tables
 * @param revisionColumn the revision, in audit tables
 * @param typeColumn the kind of change, in audit tables
 * @param revisionTable the table of revisions
 * @param revisionId its key
 * @param timeColumn its time: milliseconds since 1970 or a timestamp
 * @param actorColumn who made the revision; absent where the revision entity does not say
 */
public record EnversLayout(
        String suffix,
        String revisionColumn,
        String typeColumn,
        String revisionTable,
        String revisionId,
        String timeColumn,
        @Nullable String actorColumn) {
    public EnversLayout {
        Objects.requireNonNull(suffix, "suffix");
        Objects.requireNonNull(revisionColumn, "revisionColumn");
        Objects.requireNonNull(typeColumn, "typeColumn");
        Objects.requireNonNull(revisionTable, "revisionTable");
        Objects.requireNonNull(revisionId, "revisionId");
        Objects.requireNonNull(timeColumn, "timeColumn");
    }

    /** The names that Envers takes where nobody says otherwise. */
    public static EnversLayout standard() {
        return new EnversLayout("_AUD", "REV", "REVTYPE", "REVINFO", "REV", "REVTSTMP", null);
    }

    /** The same with a revision entity of the host's own that says who made the revision. */
    public EnversLayout revisions(String table, String id, String time, String actor) {
        return new EnversLayout(suffix, revisionColumn, typeColumn, table, id, time, actor);
    }
}
