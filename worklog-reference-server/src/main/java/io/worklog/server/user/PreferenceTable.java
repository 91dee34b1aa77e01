package io.worklog.server.user;

import io.worklog.server.db.Database;
import java.util.Map;
import org.jooq.Record;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps how people like the pages. Thread-safe. */
final class PreferenceTable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final Database database;

    PreferenceTable(Database database) {
        this.database = database;
    }

    /** What was kept for somebody. */
    Preferences of(String tenant, String user) {
        return database.sql()
                .select()
                .from(Tables.PREFERENCES)
                .where(Tables.TENANT.eq(tenant).and(Tables.USER_ID.eq(user)))
                .fetchOptional(PreferenceTable::row)
                .orElse(Preferences.NONE);
    }

    private static Preferences row(Record row) {
        String json = row.get(Tables.PREFERENCES_JSON);
        return new Preferences(JSON.readValue(json, VALUES), row.get(Tables.VERSION));
    }

    /**
     * Keeps it in place of a version.
     *
     * @param json an object
     * @return whether that was the version that was kept; nothing was changed otherwise
     */
    boolean replace(String tenant, String user, long version, String json) {
        return version == 0 ? insert(tenant, user, json) : update(tenant, user, version, json);
    }

    private boolean insert(String tenant, String user, String json) {
        return database.sql()
                        .insertInto(Tables.PREFERENCES)
                        .set(Tables.USER_ID, user)
                        .set(Tables.TENANT, tenant)
                        .set(Tables.PREFERENCES_JSON, json)
                        .set(Tables.VERSION, 1L)
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    private boolean update(String tenant, String user, long version, String json) {
        return database.sql()
                        .update(Tables.PREFERENCES)
                        .set(Tables.PREFERENCES_JSON, json)
                        .set(Tables.VERSION, Tables.VERSION.plus(1))
                        .where(Tables.TENANT.eq(tenant).and(Tables.USER_ID.eq(user)))
                        .and(Tables.VERSION.eq(version))
                        .execute()
                == 1;
    }
}
