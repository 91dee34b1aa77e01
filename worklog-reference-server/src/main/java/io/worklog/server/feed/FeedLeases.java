package io.worklog.server.feed;

import io.worklog.server.db.Database;
import io.worklog.server.db.Engine;
import io.worklog.server.db.Ids;
import io.worklog.server.db.Times;
import io.worklog.server.feed.Feed.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectForUpdateStep;
import org.jooq.impl.DSL;

/**
 * Who delivers which feed: one node at a time, under a token. {@code due_at} is the time of the
 * next attempt, or the end of the lease of whoever delivers.
 */
final class FeedLeases {
    private final Database database;
    private final FeedTable table;
    private final boolean skipLocked;
    private final Ids ids;
    private final InstantSource clock;
    private final Duration lease;

    FeedLeases(
            Database database,
            FeedTable table,
            Engine engine,
            Ids ids,
            InstantSource clock,
            Duration lease) {
        this.database = database;
        this.table = table;
        this.skipLocked = engine != Engine.SQLITE;
        this.ids = ids;
        this.clock = clock;
        this.lease = lease;
    }

    /**
     * A feed in the hands of one node.
     *
     * @param feed as it was when it was claimed
     * @param token what nobody else has
     */
    record Lease(Feed feed, String token) {}

    /** A feed that is due and that nobody delivers. */
    Optional<Lease> claim() {
        Condition due = Tables.STATE.eq(State.ACTIVE.name()).and(Tables.DUE.le(now(Duration.ZERO)));
        if (!database.sql().fetchExists(Tables.FEEDS, due)) {
            return Optional.empty();
        }
        return database.inTransaction(() -> first(due).map(this::give));
    }

    private Optional<Record> first(Condition due) {
        SelectForUpdateStep<Record> query =
                database.sql().selectFrom(Tables.FEEDS).where(due).orderBy(Tables.DUE).limit(1);
        return skipLocked ? query.forUpdate().skipLocked().fetchOptional() : query.fetchOptional();
    }

    private Lease give(Record row) {
        String token = ids.next("run");
        database.sql()
                .update(Tables.FEEDS)
                .set(Tables.TOKEN, token)
                .set(Tables.DUE, now(lease))
                .where(Tables.ID.eq(row.get(Tables.ID)))
                .execute();
        return new Lease(table.feed(row), token);
    }

    /** Keeps the feed; false where it was lost or changed. */
    boolean renew(Lease held) {
        return database.sql()
                        .update(Tables.FEEDS)
                        .set(Tables.DUE, now(lease))
                        .where(of(held))
                        .execute()
                == 1;
    }

    /** Everything before that entry is done; false where the feed was lost or changed. */
    boolean advance(Lease held, long next, boolean delivered) {
        Long now = now(Duration.ZERO);
        return database.sql()
                        .update(Tables.FEEDS)
                        .set(Tables.NEXT, next)
                        .set(Tables.FAILURES, 0L)
                        .set(Tables.DUE, now(lease))
                        .set(Tables.DELIVERED, delivered ? DSL.val(now) : Tables.DELIVERED)
                        .set(Tables.PROBLEM, (String) null)
                        .where(of(held))
                        .execute()
                == 1;
    }

    /** The next entry failed; somebody tries again then. */
    void failed(Lease held, long next, long failures, String problem, Instant at, State state) {
        database.sql()
                .update(Tables.FEEDS)
                .set(Tables.NEXT, next)
                .set(Tables.FAILURES, failures)
                .set(Tables.PROBLEM, problem)
                .set(Tables.STATE, state.name())
                .set(Tables.DUE, Times.micros(at))
                .setNull(Tables.TOKEN)
                .where(of(held))
                .execute();
    }

    /** Gives the feed back; another may go on at once. */
    void release(Lease held) {
        database.sql()
                .update(Tables.FEEDS)
                .set(Tables.DUE, now(Duration.ZERO))
                .setNull(Tables.TOKEN)
                .where(of(held))
                .execute();
    }

    private static Condition of(Lease held) {
        return Tables.ID.eq(held.feed().id()).and(Tables.TOKEN.eq(held.token()));
    }

    private long now(Duration later) {
        return Times.micros(clock.instant().plus(later));
    }
}
