package io.worklog.server.log;

import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.Instant;
import java.util.List;
import org.jooq.Record;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Event types of projects in the domain database. Thread-safe. */
final class TypeRepository {
    private final Database database;
    private final JsonMapper json;

    TypeRepository(Database database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Everything a project says of its types. */
    ProjectTypes read(String project) {
        List<RegisteredType> types =
                database.sql()
                        .select(
                                Tables.TYPE_NAME,
                                Tables.TYPE_VERSION,
                                Tables.DEFINITION,
                                Tables.CREATED_AT,
                                Tables.CREATED_BY)
                        .from(Tables.TYPES)
                        .where(Tables.PROJECT_ID.eq(project))
                        .fetch(this::type);
        Record2<Integer, Long> settings = settings(project);
        return settings == null
                ? ProjectTypes.of(types, true, 0)
                : ProjectTypes.of(types, settings.value1() == 1, settings.value2());
    }

    private @Nullable Record2<Integer, Long> settings(String project) {
        return database.sql()
                .select(Tables.UNKNOWN_ALLOWED, Tables.VERSION)
                .from(Tables.SETTINGS)
                .where(Tables.PROJECT_ID.eq(project))
                .fetchOne();
    }

    private RegisteredType type(Record row) {
        TypeDefinition definition =
                json.readValue(row.get(Tables.DEFINITION), TypeDefinition.class);
        return new RegisteredType(
                definition,
                definition.eventType(),
                definition.schema() == null ? null : TypeSchema.of(definition.schema()),
                Times.instant(row.get(Tables.CREATED_AT).longValue()),
                row.get(Tables.CREATED_BY));
    }

    /** Adds a version; within a transaction. */
    void insert(String project, TypeDefinition definition, Instant at, String by) {
        database.sql()
                .insertInto(Tables.TYPES)
                .set(Tables.PROJECT_ID, project)
                .set(Tables.TYPE_NAME, definition.name())
                .set(Tables.TYPE_VERSION, definition.version())
                .set(Tables.DEFINITION, json.writeValueAsString(definition))
                .set(Tables.CREATED_AT, Times.micros(at))
                .set(Tables.CREATED_BY, by)
                .execute();
    }

    /** Whether the setting was still in that version and has been changed. */
    boolean allowUnknown(String project, boolean allowed, long version) {
        int flag = allowed ? 1 : 0;
        if (version == 0) {
            return database.sql()
                            .insertInto(Tables.SETTINGS)
                            .set(Tables.PROJECT_ID, project)
                            .set(Tables.UNKNOWN_ALLOWED, flag)
                            .set(Tables.VERSION, 1L)
                            .onConflictDoNothing()
                            .execute()
                    == 1;
        }
        return database.sql()
                        .update(Tables.SETTINGS)
                        .set(Tables.UNKNOWN_ALLOWED, flag)
                        .set(Tables.VERSION, version + 1)
                        .where(Tables.PROJECT_ID.eq(project).and(Tables.VERSION.eq(version)))
                        .execute()
                == 1;
    }
}
