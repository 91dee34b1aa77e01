package io.worklog.server.project;

import io.worklog.server.api.EntityTag;
import io.worklog.server.api.PageLimit;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The rows of projects. Changes are conditional on the version that was read. */
final class ProjectRows {
    private final Database database;
    private final JsonMapper json;

    ProjectRows(Database database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Optional<ProjectRow> find(String id) {
        return database.sql()
                .select()
                .from(Tables.PROJECTS)
                .where(Tables.ID.eq(id))
                .fetchOptional(this::row);
    }

    ProjectRow get(String id) {
        return find(id).orElseThrow(() -> Problem.notFound("the project"));
    }

    /** A page by falling identifier, with one row more than the limit where there are more. */
    List<ProjectRow> page(Condition which, @Nullable String before, PageLimit limit) {
        Condition and = before == null ? which : which.and(Tables.ID.lt(before));
        return database.sql()
                .select()
                .from(Tables.PROJECTS)
                .where(and)
                .orderBy(Tables.ID.desc())
                .limit(limit.value() + 1)
                .fetch(this::row);
    }

    /** A page by rising identifier. */
    List<ProjectRow> active(@Nullable String after, int limit) {
        return database.sql()
                .select()
                .from(Tables.PROJECTS)
                .where(Tables.STATE.eq(ProjectState.ACTIVE.name()))
                .and(Tables.ID.gt(after == null ? "" : after))
                .orderBy(Tables.ID)
                .limit(limit)
                .fetch(this::row);
    }

    void insert(ProjectRow project) {
        guarded(() ->
                database.sql()
                        .insertInto(Tables.PROJECTS)
                        .set(Tables.ID, project.id())
                        .set(Tables.TENANT, project.tenant())
                        .set(Tables.NAME, project.name())
                        .set(Tables.KEY, project.key())
                        .set(Tables.DESCRIPTION, project.description())
                        .set(Tables.LOG_NAME, project.ref().log())
                        .set(Tables.STATE, project.state().name())
                        .set(Tables.VISIBILITY, project.visibility().name())
                        .set(Tables.SETTINGS, json.writeValueAsString(project.settings()))
                        .set(Tables.CREATED_AT, Times.micros(project.createdAt()))
                        .set(Tables.CREATED_BY, project.createdBy())
                        .set(Tables.MEMBER_VERSION, 1L)
                        .set(Tables.VERSION, project.version())
                        .execute());
    }

    /** Writes a project that was read, if nobody else did since. */
    void update(ProjectRow project) {
        int changed =
                guarded(() ->
                        database.sql()
                                .update(Tables.PROJECTS)
                                .set(Tables.NAME, project.name())
                                .set(Tables.KEY, project.key())
                                .set(Tables.DESCRIPTION, project.description())
                                .set(Tables.STATE, project.state().name())
                                .set(Tables.VISIBILITY, project.visibility().name())
                                .set(Tables.SETTINGS, json.writeValueAsString(project.settings()))
                                .set(Tables.VERSION, project.version() + 1)
                                .where(Tables.ID.eq(project.id()))
                                .and(Tables.VERSION.eq(project.version()))
                                .execute());
        if (changed == 0) {
            throw EntityTag.stale();
        }
    }

    private static int guarded(java.util.function.IntSupplier statement) {
        try {
            return statement.getAsInt();
        } catch (IntegrityConstraintViolationException taken) {
            Problem problem = Problem.of(ProjectProblem.PROJECT_KEY_TAKEN, "the key is taken");
            problem.addSuppressed(taken);
            throw problem;
        }
    }

    private ProjectRow row(Record row) {
        String description = row.get(Tables.DESCRIPTION);
        return new ProjectRow(
                row.get(Tables.ID),
                row.get(Tables.TENANT),
                row.get(Tables.NAME),
                row.get(Tables.KEY),
                description == null ? "" : description,
                ProjectState.valueOf(row.get(Tables.STATE)),
                Visibility.valueOf(row.get(Tables.VISIBILITY)),
                json.readValue(row.get(Tables.SETTINGS), ProjectSettings.class),
                Times.instant(row.get(Tables.CREATED_AT).longValue()),
                row.get(Tables.CREATED_BY),
                row.get(Tables.VERSION));
    }
}
