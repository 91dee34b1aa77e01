package io.worklog.server.user;

import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** Links that work once and not for long. Thread-safe. */
final class OneTimeLinks {
    private final Database database;
    private final Tokens tokens;
    private final InstantSource clock;

    OneTimeLinks(Database database, Tokens tokens, InstantSource clock) {
        this.database = database;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** What a link is for. */
    enum Purpose {
        /** The first administrator of a tenant. */
        SETUP,
        /** A password, by the person it belongs to. */
        PASSWORD
    }

    /**
     * Whom a link is for.
     *
     * @param tenant the tenant
     * @param user the person; null for a set-up
     */
    record Link(String tenant, @Nullable String user) {}

    /** Makes the token of a link; those made before for the same are void. */
    String create(Purpose purpose, Link link, Duration life) {
        String token = tokens.next();
        revoke(purpose, link);
        database.sql()
                .insertInto(Tables.LINKS)
                .set(Tables.TOKEN_HASH, Tokens.hash(token))
                .set(Tables.PURPOSE, purpose.name())
                .set(Tables.TENANT, link.tenant())
                .set(Tables.USER_ID, link.user())
                .set(Tables.EXPIRES_AT, Times.micros(clock.instant().plus(life)))
                .execute();
        return token;
    }

    /** Makes every link for the same void. */
    void revoke(Purpose purpose, Link link) {
        Condition same = Tables.PURPOSE.eq(purpose.name()).and(Tables.TENANT.eq(link.tenant()));
        String user = link.user();
        database.sql()
                .deleteFrom(Tables.LINKS)
                .where(same)
                .and(user == null ? Tables.USER_ID.isNull() : Tables.USER_ID.eq(user))
                .execute();
    }

    /** Whom a token is for, as long as it may be used; it stays usable. */
    Optional<Link> find(Purpose purpose, String token) {
        return database.sql()
                .select(Tables.TENANT, Tables.USER_ID)
                .from(Tables.LINKS)
                .where(valid(purpose, token))
                .fetchOptional(row -> new Link(row.value1(), row.value2()));
    }

    /** Uses a token up, together with the open transaction. True for the one caller who did. */
    boolean use(Purpose purpose, String token) {
        return database.sql().deleteFrom(Tables.LINKS).where(valid(purpose, token)).execute() == 1;
    }

    private Condition valid(Purpose purpose, String token) {
        return Tables.TOKEN_HASH
                .eq(Tokens.hash(token))
                .and(Tables.PURPOSE.eq(purpose.name()))
                .and(Tables.EXPIRES_AT.gt(Times.micros(clock.instant())));
    }
}
