package io.worklog.server.viewer;

import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Record;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tokens in the domain database. Thread-safe. */
final class TokenTable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String[]>> FILTER = new TypeReference<>() {};

    private final Database database;

    TokenTable(Database database) {
        this.database = database;
    }

    /** A token with what is kept of its secret. */
    record Row(ViewerToken token, String secretHash) {}

    void insert(ViewerToken token, String secretHash) {
        database.sql()
                .insertInto(Tables.TOKENS)
                .set(Tables.ID, token.id())
                .set(Tables.TENANT, token.tenant())
                .set(Tables.PROJECT_ID, token.project())
                .set(Tables.DISPLAY_NAME, token.name())
                .set(Tables.SECRET_HASH, secretHash)
                .set(Tables.EVENT_FILTER, JSON.writeValueAsString(token.filter()))
                .set(Tables.CREATED_AT, Times.micros(token.createdAt()))
                .set(Tables.CREATED_BY, token.createdBy())
                .set(Tables.ENDS_AT, Times.micros(token.endsAt()))
                .set(Tables.VIEW_COUNT, token.views())
                .execute();
    }

    Optional<Row> find(String id) {
        return database.sql()
                .selectFrom(Tables.TOKENS)
                .where(Tables.ID.eq(id))
                .fetchOptional(row -> new Row(token(row), row.get(Tables.SECRET_HASH)));
    }

    /** A project's tokens, newest first. */
    List<ViewerToken> of(String project, int most) {
        return database.sql()
                .selectFrom(Tables.TOKENS)
                .where(Tables.PROJECT_ID.eq(project))
                .orderBy(Tables.ID.desc())
                .limit(most)
                .fetch(TokenTable::token);
    }

    /** How many of a project's tokens are good at a time. */
    int good(String project, Instant now) {
        return database.sql()
                .fetchCount(
                        Tables.TOKENS,
                        Tables.PROJECT_ID
                                .eq(project)
                                .and(Tables.REVOKED_AT.isNull())
                                .and(Tables.ENDS_AT.gt(Times.micros(now))));
    }

    /** True if it was not revoked before. */
    boolean revoke(String project, String id, Instant now) {
        return database.sql()
                        .update(Tables.TOKENS)
                        .set(Tables.REVOKED_AT, Times.micros(now))
                        .where(Tables.ID.eq(id))
                        .and(Tables.PROJECT_ID.eq(project))
                        .and(Tables.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    /** A page was read with it. */
    void viewed(String id, Instant now) {
        database.sql()
                .update(Tables.TOKENS)
                .set(Tables.VIEW_COUNT, Tables.VIEW_COUNT.plus(1))
                .set(Tables.LAST_VIEWED_AT, Times.micros(now))
                .where(Tables.ID.eq(id))
                .execute();
    }

    private static ViewerToken token(Record row) {
        return new ViewerToken(
                row.get(Tables.ID),
                row.get(Tables.TENANT),
                row.get(Tables.PROJECT_ID),
                row.get(Tables.DISPLAY_NAME),
                filter(row.get(Tables.EVENT_FILTER)),
                Times.instant(row.get(Tables.CREATED_AT).longValue()),
                row.get(Tables.CREATED_BY),
                Times.instant(row.get(Tables.ENDS_AT).longValue()),
                Times.instant(row.get(Tables.REVOKED_AT)),
                row.get(Tables.VIEW_COUNT),
                Times.instant(row.get(Tables.LAST_VIEWED_AT)));
    }

    private static Map<String, List<String>> filter(String json) {
        Map<String, List<String>> filter = new LinkedHashMap<>();
        JSON.readValue(json, FILTER)
                .forEach((name, values) -> filter.put(name, Arrays.asList(values)));
        return filter;
    }
}
