package io.worklog.server.record;

import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Record;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of records. A record changes only by {@link #move}, on the condition that it still has
 * the version that was read.
 */
final class RecordRows {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final Database database;
    private final JsonMapper json;

    RecordRows(Database database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Optional<RecordRow> find(String project, String id) {
        return database.sql()
                .select()
                .from(Tables.RECORDS)
                .where(Tables.ID.eq(id).and(Tables.PROJECT_ID.eq(project)))
                .fetchOptional(this::row);
    }

    RecordRow get(String project, String id) {
        return find(project, id).orElseThrow(() -> Problem.notFound("the record"));
    }

    Map<String, RecordRow> all(String project, Collection<String> ids) {
        return database.sql()
                .select()
                .from(Tables.RECORDS)
                .where(Tables.PROJECT_ID.eq(project).and(Tables.ID.in(Set.copyOf(ids))))
                .fetchMap(Tables.ID, this::row);
    }

    /** Those of the identifiers that are records of the project. */
    Set<String> existing(String project, Collection<String> ids) {
        return new HashSet<>(
                database.sql()
                        .select(Tables.ID)
                        .from(Tables.RECORDS)
                        .where(Tables.PROJECT_ID.eq(project).and(Tables.ID.in(ids)))
                        .fetch(Tables.ID));
    }

    void insert(ProjectRef project, RecordRow row) {
        database.sql()
                .insertInto(Tables.RECORDS)
                .set(Tables.ID, row.id())
                .set(Tables.PROJECT_ID, row.project())
                .set(Tables.TENANT, project.tenant())
                .set(Tables.AUTHOR_ID, row.author().id())
                .set(Tables.AUTHOR_NAME, row.author().name())
                .set(Tables.STATE, row.state().name())
                .set(Tables.VERSION_NO, row.number())
                .set(Tables.TITLE, row.title())
                .set(Tables.TITLE_KEY, titleKey(row.title()))
                .set(Tables.WORK_DATE, row.date())
                .set(Tables.MINUTES, row.minutes())
                .set(Tables.TAGS, json.writeValueAsString(row.tags()))
                .set(Tables.CREATED_AT, Times.micros(row.createdAt()))
                .set(Tables.UPDATED_AT, Times.micros(row.updatedAt()))
                .set(Tables.VERSION, row.version())
                .execute();
    }

    /**
     * Writes a record that was read, if it still has that version and state.
     *
     * @return whether it was written
     */
    boolean move(RecordRow before, RecordRow after) {
        Instant submitted = after.submittedAt();
        return database.sql()
                        .update(Tables.RECORDS)
                        .set(Tables.STATE, after.state().name())
                        .set(Tables.VERSION_NO, after.number())
                        .set(Tables.APPROVED_NO, after.approvedNumber())
                        .set(Tables.TITLE, after.title())
                        .set(Tables.TITLE_KEY, titleKey(after.title()))
                        .set(Tables.WORK_DATE, after.date())
                        .set(Tables.MINUTES, after.minutes())
                        .set(Tables.TAGS, json.writeValueAsString(after.tags()))
                        .set(Tables.UPDATED_AT, Times.micros(after.updatedAt()))
                        .set(
                                Tables.SUBMITTED_AT,
                                submitted == null ? null : Times.micros(submitted))
                        .set(Tables.VERSION, before.version() + 1)
                        .where(Tables.ID.eq(before.id()))
                        .and(Tables.VERSION.eq(before.version()))
                        .and(Tables.STATE.eq(before.state().name()))
                        .execute()
                == 1;
    }

    static String titleKey(String title) {
        return title.toLowerCase(Locale.ROOT);
    }

    RecordRow row(Record row) {
        return new RecordRow(
                row.get(Tables.ID),
                row.get(Tables.PROJECT_ID),
                new Participant(row.get(Tables.AUTHOR_ID), row.get(Tables.AUTHOR_NAME)),
                RecordState.valueOf(row.get(Tables.STATE)),
                row.get(Tables.VERSION_NO),
                row.get(Tables.APPROVED_NO),
                row.get(Tables.TITLE),
                row.get(Tables.WORK_DATE),
                row.get(Tables.MINUTES),
                json.readValue(row.get(Tables.TAGS), TEXTS),
                Times.instant(row.get(Tables.CREATED_AT).longValue()),
                Times.instant(row.get(Tables.UPDATED_AT).longValue()),
                Times.instant(row.get(Tables.SUBMITTED_AT)),
                row.get(Tables.VERSION));
    }
}
