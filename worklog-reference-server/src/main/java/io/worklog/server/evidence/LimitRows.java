package io.worklog.server.evidence;

import io.worklog.server.db.Database;
import java.util.List;
import java.util.Optional;

/** Limits of projects that have their own, beside those of the server. */
final class LimitRows {
    private final Database database;
    private final EvidenceLimits server;

    LimitRows(Database database, EvidenceProperties properties) {
        this.database = database;
        this.server =
                new EvidenceLimits(
                        properties.maxSize().toBytes(),
                        properties.allowedTypes(),
                        properties.deniedTypes());
    }

    /**
     * Limits as they are kept.
     *
     * @param limits the limits
     * @param version how often they were changed; 0 for the server's
     */
    record Row(EvidenceLimits limits, long version) {}

    Row of(String project) {
        return own(project).orElseGet(() -> new Row(server, 0));
    }

    private Optional<Row> own(String project) {
        return database.sql()
                .select(Tables.MAX_BYTES, Tables.ALLOWED_TYPES, Tables.DENIED_TYPES, Tables.VERSION)
                .from(Tables.LIMITS)
                .where(Tables.PROJECT_ID.eq(project))
                .fetchOptional(row ->
                        new Row(
                                new EvidenceLimits(
                                        row.get(Tables.MAX_BYTES),
                                        list(row.get(Tables.ALLOWED_TYPES)),
                                        list(row.get(Tables.DENIED_TYPES))),
                                row.get(Tables.VERSION)));
    }

    /** Puts limits in place of a version; false where that is not the newest. */
    boolean replace(String project, EvidenceLimits limits, long version) {
        if (version == 0) {
            return database.sql()
                            .insertInto(Tables.LIMITS)
                            .set(Tables.PROJECT_ID, project)
                            .set(Tables.MAX_BYTES, limits.maxBytes())
                            .set(Tables.ALLOWED_TYPES, String.join("\n", limits.allowedTypes()))
                            .set(Tables.DENIED_TYPES, String.join("\n", limits.deniedTypes()))
                            .set(Tables.VERSION, 1L)
                            .onConflictDoNothing()
                            .execute()
                    == 1;
        }
        return database.sql()
                        .update(Tables.LIMITS)
                        .set(Tables.MAX_BYTES, limits.maxBytes())
                        .set(Tables.ALLOWED_TYPES, String.join("\n", limits.allowedTypes()))
                        .set(Tables.DENIED_TYPES, String.join("\n", limits.deniedTypes()))
                        .set(Tables.VERSION, version + 1)
                        .where(Tables.PROJECT_ID.eq(project).and(Tables.VERSION.eq(version)))
                        .execute()
                == 1;
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }
}
