package io.worklog.server.user;

import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;

/** Logins in the domain database. */
final class SqlSessions implements SessionStore {
    private final Database database;
    private final InstantSource clock;

    SqlSessions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void save(String tokenHash, Session session) {
        database.sql()
                .insertInto(Tables.SESSIONS)
                .set(Tables.TOKEN_HASH, tokenHash)
                .set(Tables.ID, session.id())
                .set(Tables.TENANT, session.tenant())
                .set(Tables.USER_ID, session.user())
                .set(Tables.BEGAN_AT, Times.micros(session.beganAt()))
                .set(Tables.SEEN_AT, Times.micros(session.seenAt()))
                .set(Tables.ENDS_AT, Times.micros(session.endsAt()))
                .set(Tables.ADDRESS, session.address())
                .set(Tables.AGENT, session.agent())
                .execute();
    }

    @Override
    public Optional<Session> find(String tokenHash) {
        return database.sql()
                .select()
                .from(Tables.SESSIONS)
                .where(Tables.TOKEN_HASH.eq(tokenHash))
                .fetchOptional(SqlSessions::session);
    }

    @Override
    public void seen(String tokenHash, Session session) {
        database.sql()
                .update(Tables.SESSIONS)
                .set(Tables.SEEN_AT, Times.micros(session.seenAt()))
                .where(Tables.TOKEN_HASH.eq(tokenHash))
                .execute();
    }

    @Override
    public List<Session> of(String user) {
        Condition open = Tables.ENDS_AT.gt(Times.micros(clock.instant()));
        return database.sql()
                .select()
                .from(Tables.SESSIONS)
                .where(Tables.USER_ID.eq(user).and(open))
                .orderBy(Tables.ID.desc())
                .fetch(SqlSessions::session);
    }

    @Override
    public void forget(String user, String session) {
        database.sql()
                .deleteFrom(Tables.SESSIONS)
                .where(Tables.USER_ID.eq(user).and(Tables.ID.eq(session)))
                .execute();
    }

    /** Removes what is long over. */
    void tidy() {
        long now = Times.micros(clock.instant());
        database.sql().deleteFrom(Tables.SESSIONS).where(Tables.ENDS_AT.lt(now)).execute();
        database.sql().deleteFrom(Tables.ENDED_SESSIONS).where(Tables.ENDS_AT.lt(now)).execute();
        database.sql().deleteFrom(Tables.LINKS).where(Tables.EXPIRES_AT.lt(now)).execute();
    }

    private static Session session(Record row) {
        return new Session(
                row.get(Tables.ID),
                row.get(Tables.TENANT),
                row.get(Tables.USER_ID),
                Times.instant(row.get(Tables.BEGAN_AT).longValue()),
                Times.instant(row.get(Tables.SEEN_AT).longValue()),
                Times.instant(row.get(Tables.ENDS_AT).longValue()),
                row.get(Tables.ADDRESS),
                row.get(Tables.AGENT));
    }
}
