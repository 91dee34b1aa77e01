package io.worklog.server.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.worklog.context.WorklogContext;
import io.worklog.event.RequestContext;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.db.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins, finds and ends logins. Thread-safe. */
final class Sessions {
    private static final Duration SEEN = Duration.ofMinutes(1);
    private static final int AGENT = 200;

    private final SessionStore store;
    private final Database database;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Ids ids;
    private final InstantSource clock;
    private final SessionProperties properties;
    private final Cache<String, Optional<Session>> known;

    Sessions(
            SessionStore store,
            Database database,
            Accounts accounts,
            Tokens tokens,
            Ids ids,
            InstantSource clock,
            SessionProperties properties,
            Ticker ticker) {
        this.store = store;
        this.database = database;
        this.accounts = accounts;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
        this.properties = properties;
        this.known = Accounts.cache(ticker);
    }

    /**
     * A login with its token.
     *
     * @param token what the browser sends; kept nowhere else
     * @param session the login
     */
    record Begun(String token, Session session) {}

    /** A login together with the person as they are now. */
    record Live(Session session, Account account) {}

    /** Begins a login, within the open transaction. */
    Begun begin(Person person) {
        RequestContext from = WorklogContext.current().request();
        // The database keeps microseconds; a session must not seem older than what began it.
        Instant now = Times.instant(Times.micros(clock.instant()));
        Session session =
                new Session(
                        ids.next("ses"),
                        person.tenant(),
                        person.id(),
                        now,
                        now,
                        now.plus(properties.longest()),
                        from.ip(),
                        shortened(from.userAgent()));
        String token = tokens.next();
        store.save(Tokens.hash(token), session);
        return new Begun(token, session);
    }

    private static @Nullable String shortened(@Nullable String agent) {
        return agent == null || agent.length() <= AGENT ? agent : agent.substring(0, AGENT);
    }

    /** The login of a token, if it is one and not over. */
    Optional<Live> find(String token) {
        String hash = Tokens.hash(token);
        Optional<Session> session = known.get(hash, store::find).filter(this::isOpen);
        return session.flatMap(open -> live(hash, open));
    }

    private boolean isOpen(Session session) {
        Instant now = clock.instant();
        return now.isBefore(session.endsAt())
                && now.isBefore(session.seenAt().plus(properties.idle()));
    }

    private Optional<Live> live(String hash, Session session) {
        return accounts.find(session.user())
                .filter(account -> !session.beganAt().isBefore(account.sessionsSince()))
                .filter(account -> !account.ended().contains(session.id()))
                .map(account -> new Live(seen(hash, session), account));
    }

    private Session seen(String hash, Session session) {
        Instant now = clock.instant();
        if (now.isBefore(session.seenAt().plus(SEEN))) {
            return session;
        }
        Session again = session.seen(now);
        store.seen(hash, again);
        known.put(hash, Optional.of(again));
        return again;
    }

    /** Those of a person that are not over. */
    List<Session> of(Account account) {
        return store.of(account.person().id()).stream()
                .filter(this::isOpen)
                .filter(session -> !session.beganAt().isBefore(account.sessionsSince()))
                .filter(session -> !account.ended().contains(session.id()))
                .toList();
    }

    /** Ends one, within the open transaction. {@link #ended} follows the commit. */
    void end(Session session) {
        database.sql()
                .insertInto(Tables.ENDED_SESSIONS)
                .set(Tables.USER_ID, session.user())
                .set(Tables.SESSION_ID, session.id())
                .set(Tables.ENDS_AT, Times.micros(session.endsAt()))
                .onDuplicateKeyIgnore()
                .execute();
        store.forget(session.user(), session.id());
    }

    /** Something of a person has ended; after the commit. */
    void ended(String user) {
        known.invalidateAll();
        accounts.forget(user);
    }
}
