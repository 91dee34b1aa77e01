package io.worklog.server.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.worklog.server.access.ProjectCache;
import io.worklog.server.access.SystemRole;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Who may log in, as the database said at most 3 seconds ago: each session, key and token is held
 * against it at every request, so that whatever was taken away is gone everywhere within 5 seconds.
 * Thread-safe.
 */
final class Accounts {
    private static final int SIZE = 100_000;

    private final Database database;
    private final InstantSource clock;
    private final Cache<String, Optional<Account>> byId;
    private final Cache<String, Optional<Account>> bySubject;

    Accounts(Database database, InstantSource clock, Ticker ticker) {
        this.database = database;
        this.clock = clock;
        byId = cache(ticker);
        bySubject = cache(ticker);
    }

    static <V> Cache<String, V> cache(Ticker ticker) {
        return Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(ProjectCache.LIFE)
                .maximumSize(SIZE)
                .build();
    }

    /** Somebody by their identifier. */
    Optional<Account> find(String id) {
        return byId.get(id, key -> read(Tables.ID.eq(key)));
    }

    /** Somebody by what an OIDC issuer calls them. */
    Optional<Account> ofSubject(String subjectHash) {
        return bySubject.get(subjectHash, key -> read(Tables.SUBJECT_HASH.eq(key)));
    }

    /** An account has changed; after the commit. */
    void forget(String id) {
        byId.invalidate(id);
        bySubject.invalidateAll();
    }

    /** Many have changed; after the commit. */
    void forgetAll() {
        byId.invalidateAll();
        bySubject.invalidateAll();
    }

    private Optional<Account> read(Condition who) {
        Condition open =
                Tables.STATE
                        .eq(UserTable.State.ACTIVE.name())
                        .and(Tables.TENANT.in(TenantTable.active()));
        return database.sql()
                .select()
                .from(Tables.USERS)
                .where(who.and(open))
                .fetchOptional(this::account);
    }

    private Account account(Record row) {
        String role = row.get(Tables.SYSTEM_ROLE);
        Person person = UserTable.person(row);
        return new Account(
                person,
                role == null ? null : SystemRole.valueOf(role),
                Times.instant(row.get(Tables.SESSIONS_SINCE).longValue()),
                ended(person.id()));
    }

    private Set<String> ended(String user) {
        return new HashSet<>(
                database.sql()
                        .select(Tables.SESSION_ID)
                        .from(Tables.ENDED_SESSIONS)
                        .where(Tables.USER_ID.eq(user))
                        .and(Tables.ENDS_AT.gt(DSL.val(Times.micros(clock.instant()))))
                        .fetch(Tables.SESSION_ID));
    }
}
