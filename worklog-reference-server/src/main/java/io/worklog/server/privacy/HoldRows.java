package io.worklog.server.privacy;

import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import io.worklog.server.privacy.Hold.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The table of holds. */
final class HoldRows {
    private final Database database;

    HoldRows(Database database) {
        this.database = database;
    }

    void add(Hold hold) {
        database.sql()
                .insertInto(Tables.HOLDS)
                .set(Tables.ID, hold.id())
                .set(Tables.TENANT, hold.tenant())
                .set(Tables.CASE_NAME, hold.caseName())
                .set(Tables.REASON, hold.reason())
                .set(Tables.PROJECT_ID, hold.project())
                .set(Tables.PERSON, hold.person())
                .set(Tables.FROM_TIME, micros(hold.from()))
                .set(Tables.UNTIL_TIME, micros(hold.until()))
                .set(Tables.TWO_PEOPLE, hold.twoPeople() ? 1 : 0)
                .set(Tables.STATE, hold.state().name())
                .set(Tables.OPENED_BY, hold.openedBy())
                .set(Tables.OPENED_AT, Times.micros(hold.openedAt()))
                .set(Tables.VERSION, hold.version())
                .execute();
    }

    private static @Nullable Long micros(@Nullable Instant time) {
        return time == null ? null : Times.micros(time);
    }

    Optional<Hold> find(String tenant, String id) {
        return database.sql()
                .select(Tables.HOLD)
                .from(Tables.HOLDS)
                .where(Tables.TENANT.eq(tenant).and(Tables.ID.eq(id)))
                .fetchOptional(HoldRows::hold);
    }

    boolean taken(String tenant, String caseName) {
        return database.sql()
                .fetchExists(
                        Tables.HOLDS,
                        Tables.TENANT
                                .eq(tenant)
                                .and(Tables.CASE_NAME.eq(caseName))
                                .and(Tables.STATE.ne(State.RELEASED.name())));
    }

    /** Cases of a tenant, newest first. */
    List<Hold> list(String tenant, @Nullable String before, int most) {
        return database.sql()
                .select(Tables.HOLD)
                .from(Tables.HOLDS)
                .where(Tables.TENANT.eq(tenant))
                .and(before == null ? Tables.ID.isNotNull() : Tables.ID.lt(before))
                .orderBy(Tables.ID.desc())
                .limit(most)
                .fetch(HoldRows::hold);
    }

    List<Hold> inForce(String tenant) {
        return database.sql()
                .select(Tables.HOLD)
                .from(Tables.HOLDS)
                .where(Tables.TENANT.eq(tenant))
                .and(Tables.STATE.in(State.OPENING.name(), State.OPEN.name()))
                .orderBy(Tables.ID)
                .fetch(HoldRows::hold);
    }

    /** Moves a case on from a state; false where it is in another. */
    boolean move(String id, State from, State to) {
        return database.sql()
                        .update(Tables.HOLDS)
                        .set(Tables.STATE, to.name())
                        .set(Tables.VERSION, Tables.VERSION.plus(1))
                        .where(Tables.ID.eq(id).and(Tables.STATE.eq(from.name())))
                        .execute()
                == 1;
    }

    /** Releases a case that is open in every log; false where it is not. */
    boolean release(String id, String by, Instant at, String reason) {
        return database.sql()
                        .update(Tables.HOLDS)
                        .set(Tables.STATE, State.RELEASING.name())
                        .set(Tables.RELEASED_BY, by)
                        .set(Tables.RELEASED_AT, Times.micros(at))
                        .set(Tables.RELEASE_REASON, reason)
                        .set(Tables.VERSION, Tables.VERSION.plus(1))
                        .where(Tables.ID.eq(id).and(Tables.STATE.eq(State.OPEN.name())))
                        .execute()
                == 1;
    }

    private static Hold hold(Record row) {
        return new Hold(
                row.get(Tables.ID),
                row.get(Tables.TENANT),
                row.get(Tables.CASE_NAME),
                row.get(Tables.REASON),
                row.get(Tables.PROJECT_ID),
                row.get(Tables.PERSON),
                Times.instant(row.get(Tables.FROM_TIME)),
                Times.instant(row.get(Tables.UNTIL_TIME)),
                row.get(Tables.TWO_PEOPLE) == 1,
                State.valueOf(row.get(Tables.STATE)),
                row.get(Tables.OPENED_BY),
                Times.instant(row.get(Tables.OPENED_AT).longValue()),
                row.get(Tables.RELEASED_BY),
                Times.instant(row.get(Tables.RELEASED_AT)),
                row.get(Tables.RELEASE_REASON),
                row.get(Tables.VERSION));
    }
}
