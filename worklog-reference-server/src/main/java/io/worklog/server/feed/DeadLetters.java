package io.worklog.server.feed;

import io.worklog.server.api.PageLimit;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Events that feeds gave up. */
final class DeadLetters {
    private final Database database;

    DeadLetters(Database database) {
        this.database = database;
    }

    void add(String feed, DeadLetter letter) {
        database.sql()
                .insertInto(Tables.DEAD)
                .set(Tables.FEED, feed)
                .set(Tables.INDEX, letter.index())
                .set(Tables.EVENT, letter.eventId())
                .set(Tables.WHY, letter.problem())
                .set(Tables.ATTEMPTS, letter.attempts())
                .set(Tables.GIVEN_UP, Times.micros(letter.givenUpAt()))
                .onDuplicateKeyIgnore()
                .execute();
    }

    void remove(String feed, long index) {
        database.sql()
                .deleteFrom(Tables.DEAD)
                .where(Tables.FEED.eq(feed).and(Tables.INDEX.eq(index)))
                .execute();
    }

    Optional<DeadLetter> find(String feed, long index) {
        return database.sql()
                .selectFrom(Tables.DEAD)
                .where(Tables.FEED.eq(feed).and(Tables.INDEX.eq(index)))
                .fetchOptional(DeadLetters::letter);
    }

    /** One more than the limit, oldest first. */
    List<DeadLetter> list(String feed, @Nullable Long after, PageLimit limit) {
        return database.sql()
                .selectFrom(Tables.DEAD)
                .where(Tables.FEED.eq(feed).and(Tables.INDEX.gt(after == null ? -1 : after)))
                .orderBy(Tables.INDEX)
                .limit(limit.value() + 1)
                .fetch(DeadLetters::letter);
    }

    int count(String feed) {
        return database.sql().fetchCount(Tables.DEAD, Tables.FEED.eq(feed));
    }

    private static DeadLetter letter(Record row) {
        return new DeadLetter(
                row.get(Tables.INDEX),
                row.get(Tables.EVENT),
                row.get(Tables.WHY),
                row.get(Tables.ATTEMPTS),
                Times.instant(row.get(Tables.GIVEN_UP).longValue()));
    }
}
