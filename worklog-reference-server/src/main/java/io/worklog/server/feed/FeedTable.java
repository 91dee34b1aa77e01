package io.worklog.server.feed;

import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import io.worklog.server.feed.Feed.State;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of feeds, as their owners see and change them. */
final class FeedTable {
    private static final TypeReference<Map<String, String>> PAIRS = new TypeReference<>() {};

    private final Database database;
    private final JsonMapper json;

    FeedTable(Database database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    void insert(Feed feed) {
        database.sql()
                .insertInto(Tables.FEEDS)
                .set(settings(feed))
                .set(Tables.ID, feed.id())
                .set(Tables.TENANT, feed.tenant())
                .set(Tables.PROJECT, feed.project())
                .set(Tables.NEXT, feed.next())
                .set(Tables.FAILURES, 0L)
                .set(Tables.DUE, Times.micros(feed.dueAt()))
                .set(Tables.CREATED_BY, feed.createdBy())
                .set(Tables.CREATED, Times.micros(feed.createdAt()))
                .set(Tables.VERSION, 1L)
                .execute();
    }

    /**
     * Changes the settings, and takes the feed from whoever delivers it, to begin anew with them.
     *
     * @return false where the version is another one
     */
    boolean change(Feed feed, long version) {
        return database.sql()
                        .update(Tables.FEEDS)
                        .set(settings(feed))
                        .set(Tables.NEXT, feed.next())
                        .set(Tables.FAILURES, 0L)
                        .set(Tables.DUE, Times.micros(feed.dueAt()))
                        .set(Tables.VERSION, version + 1)
                        .setNull(Tables.PROBLEM)
                        .setNull(Tables.TOKEN)
                        .where(Tables.ID.eq(feed.id()).and(Tables.VERSION.eq(version)))
                        .execute()
                == 1;
    }

    private Map<Field<?>, Object> settings(Feed feed) {
        return Map.of(
                Tables.NAME, feed.name(),
                Tables.TARGET, feed.target().toString(),
                Tables.FORMAT, feed.format().name(),
                Tables.FILTER, json.writeValueAsString(feed.filter()),
                Tables.STATE, feed.state().name());
    }

    void delete(String id) {
        database.sql().deleteFrom(Tables.DEAD).where(Tables.FEED.eq(id)).execute();
        database.sql().deleteFrom(Tables.FEEDS).where(Tables.ID.eq(id)).execute();
    }

    Optional<Feed> find(String project, String id) {
        return database.sql()
                .selectFrom(Tables.FEEDS)
                .where(Tables.ID.eq(id).and(Tables.PROJECT.eq(project)))
                .fetchOptional(this::feed);
    }

    List<Feed> list(String project) {
        return database.sql()
                .selectFrom(Tables.FEEDS)
                .where(Tables.PROJECT.eq(project))
                .orderBy(Tables.ID.desc())
                .fetch(this::feed);
    }

    /** Both secrets, sealed; the old one until its time is over. */
    Optional<Sealed> secrets(String id) {
        return database.sql()
                .select(Tables.SECRET, Tables.OLD_SECRET, Tables.OLD_UNTIL)
                .from(Tables.FEEDS)
                .where(Tables.ID.eq(id))
                .fetchOptional(row ->
                        new Sealed(
                                row.get(Tables.SECRET),
                                row.get(Tables.OLD_SECRET),
                                row.get(Tables.OLD_UNTIL)));
    }

    void secrets(String id, Sealed sealed) {
        database.sql()
                .update(Tables.FEEDS)
                .set(Tables.SECRET, sealed.newest())
                .set(Tables.OLD_SECRET, sealed.old())
                .set(Tables.OLD_UNTIL, sealed.oldUntil())
                .where(Tables.ID.eq(id))
                .execute();
    }

    /**
     * Secrets of a feed.
     *
     * @param newest sealed, base 64
     * @param old the one before, sealed
     * @param oldUntil microseconds of the time when the old one is over
     */
    record Sealed(@Nullable String newest, @Nullable String old, @Nullable Long oldUntil) {}

    Feed feed(Record row) {
        return new Feed(
                row.get(Tables.ID),
                row.get(Tables.TENANT),
                row.get(Tables.PROJECT),
                row.get(Tables.NAME),
                URI.create(row.get(Tables.TARGET)),
                FeedFormat.valueOf(row.get(Tables.FORMAT)),
                json.readValue(row.get(Tables.FILTER), PAIRS),
                State.valueOf(row.get(Tables.STATE)),
                row.get(Tables.NEXT),
                row.get(Tables.FAILURES),
                row.get(Tables.PROBLEM),
                Times.instant(row.get(Tables.DELIVERED)),
                Times.instant(row.get(Tables.DUE).longValue()),
                row.get(Tables.CREATED_BY),
                Times.instant(row.get(Tables.CREATED).longValue()),
                row.get(Tables.VERSION));
    }
}
