package io.worklog.server.project;

import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import java.util.List;
import org.jooq.Record;
import tools.jackson.databind.json.JsonMapper;

/** The rows of templates. */
final class TemplateRows {
    private final Database database;
    private final JsonMapper json;

    /**
     * A template with its name.
     *
     * @param id its identifier
     * @param name what people choose it by
     * @param template what a record begins with
     * @param version what the entity tag is made of
     */
    record NamedTemplate(String id, String name, Template template, long version) {}

    TemplateRows(Database database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    List<NamedTemplate> all(String project) {
        return database.sql()
                .select()
                .from(Tables.TEMPLATES)
                .where(Tables.PROJECT_ID.eq(project))
                .orderBy(Tables.ID)
                .fetch(this::row);
    }

    NamedTemplate named(String project, String id) {
        return database.sql()
                .select()
                .from(Tables.TEMPLATES)
                .where(Tables.PROJECT_ID.eq(project).and(Tables.ID.eq(id)))
                .fetchOptional(this::row)
                .orElseThrow(() -> Problem.notFound("the template"));
    }

    Template get(String project, String id) {
        return named(project, id).template();
    }

    int count(String project) {
        return database.sql().fetchCount(Tables.TEMPLATES, Tables.PROJECT_ID.eq(project));
    }

    void insert(String project, NamedTemplate template) {
        database.sql()
                .insertInto(Tables.TEMPLATES)
                .set(Tables.ID, template.id())
                .set(Tables.PROJECT_ID, project)
                .set(Tables.NAME, template.name())
                .set(Tables.BODY, json.writeValueAsString(template.template()))
                .set(Tables.VERSION, template.version())
                .execute();
    }

    void update(String project, NamedTemplate template) {
        int changed =
                database.sql()
                        .update(Tables.TEMPLATES)
                        .set(Tables.NAME, template.name())
                        .set(Tables.BODY, json.writeValueAsString(template.template()))
                        .set(Tables.VERSION, template.version() + 1)
                        .where(Tables.PROJECT_ID.eq(project).and(Tables.ID.eq(template.id())))
                        .and(Tables.VERSION.eq(template.version()))
                        .execute();
        if (changed == 0) {
            throw EntityTag.stale();
        }
    }

    void delete(String project, String id) {
        database.sql()
                .deleteFrom(Tables.TEMPLATES)
                .where(Tables.PROJECT_ID.eq(project).and(Tables.ID.eq(id)))
                .execute();
    }

    private NamedTemplate row(Record row) {
        return new NamedTemplate(
                row.get(Tables.ID),
                row.get(Tables.NAME),
                json.readValue(row.get(Tables.BODY), Template.class),
                row.get(Tables.VERSION));
    }
}
