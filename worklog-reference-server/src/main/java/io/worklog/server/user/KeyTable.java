package io.worklog.server.user;

import io.worklog.server.access.Permission;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps API keys. Thread-safe. */
final class KeyTable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;

    KeyTable(Database database) {
        this.database = database;
    }

    /**
     * A key with what is kept of its secret.
     *
     * @param key the key
     * @param secretHash HMAC of the secret
     */
    record Row(ApiKey key, String secretHash) {}

    Optional<Row> find(String id) {
        return database.sql()
                .select()
                .from(Tables.KEYS)
                .where(Tables.ID.eq(id))
                .fetchOptional(row -> new Row(key(row), row.get(Tables.SECRET_HASH)));
    }

    /** Those of a person, newest first, the revoked ones too. */
    List<ApiKey> of(String user) {
        return database.sql()
                .select()
                .from(Tables.KEYS)
                .where(Tables.USER_ID.eq(user))
                .orderBy(Tables.ID.desc())
                .fetch(KeyTable::key);
    }

    void insert(ApiKey key, String secretHash) {
        database.sql()
                .insertInto(Tables.KEYS)
                .set(Tables.ID, key.id())
                .set(Tables.TENANT, key.tenant())
                .set(Tables.USER_ID, key.user())
                .set(Tables.DISPLAY_NAME, key.name())
                .set(Tables.SECRET_HASH, secretHash)
                .set(Tables.SCOPES, JSON.writeValueAsString(names(key.scopes())))
                .set(Tables.PROJECTS, list(key.projects()))
                .set(Tables.CREATED_AT, Times.micros(key.createdAt()))
                .set(Tables.ENDS_AT, Times.micros(key.endsAt()))
                .execute();
    }

    /** True if it was not revoked before. */
    boolean revoke(String id, Instant now) {
        return database.sql()
                        .update(Tables.KEYS)
                        .set(Tables.REVOKED_AT, Times.micros(now))
                        .where(Tables.ID.eq(id).and(Tables.REVOKED_AT.isNull()))
                        .execute()
                == 1;
    }

    /** It was used; nodes that say so at once write it once. */
    void used(String id, Instant now, Instant unlessAfter) {
        database.sql()
                .update(Tables.KEYS)
                .set(Tables.LAST_USED_AT, Times.micros(now))
                .where(Tables.ID.eq(id))
                .and(
                        Tables.LAST_USED_AT
                                .isNull()
                                .or(Tables.LAST_USED_AT.lt(Times.micros(unlessAfter))))
                .execute();
    }

    static Set<String> names(Set<Permission> scopes) {
        return scopes.stream()
                .map(Permission::scope)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of the names that there are. */
    static Set<Permission> scopes(Set<String> names) {
        Set<Permission> scopes = EnumSet.noneOf(Permission.class);
        Arrays.stream(Permission.values())
                .filter(permission -> names.contains(permission.scope()))
                .forEach(scopes::add);
        return scopes;
    }

    private static @Nullable String list(@Nullable Set<String> projects) {
        return projects == null ? null : JSON.writeValueAsString(new TreeSet<>(projects));
    }

    private static Set<String> read(String json) {
        return Set.of(JSON.readValue(json, String[].class));
    }

    private static ApiKey key(Record row) {
        Set<Permission> scopes = scopes(read(row.get(Tables.SCOPES)));
        String projects = row.get(Tables.PROJECTS);
        return new ApiKey(
                row.get(Tables.ID),
                row.get(Tables.TENANT),
                row.get(Tables.USER_ID),
                row.get(Tables.DISPLAY_NAME),
                scopes,
                projects == null ? null : read(projects),
                Times.instant(row.get(Tables.CREATED_AT).longValue()),
                Times.instant(row.get(Tables.ENDS_AT).longValue()),
                Times.instant(row.get(Tables.LAST_USED_AT)),
                Times.instant(row.get(Tables.REVOKED_AT)));
    }
}
