package io.worklog.server.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Caller.Via;
import io.worklog.server.access.Grant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Believes API keys. What the database says of a key is believed for 3 seconds at most, so that a
 * program that sends thousands of events a second asks it once in that time. Thread-safe.
 */
final class KeyLogin {
    private static final Logger LOG = LoggerFactory.getLogger(KeyLogin.class);
    private static final String PURPOSE = "api-key";
    private static final Duration USED = Duration.ofMinutes(1);

    private final KeyTable keys;
    private final Accounts accounts;
    private final Pepper pepper;
    private final InstantSource clock;
    private final Cache<String, Optional<KeyTable.Row>> known;
    private final Cache<String, Instant> used;

    KeyLogin(KeyTable keys, Accounts accounts, Pepper pepper, InstantSource clock, Ticker ticker) {
        this.keys = keys;
        this.accounts = accounts;
        this.pepper = pepper;
        this.clock = clock;
        this.known = Accounts.cache(ticker);
        this.used =
                com.github.benmanes.caffeine.cache.Caffeine.newBuilder()
                        .ticker(ticker)
                        .expireAfterWrite(USED)
                        .maximumSize(100_000)
                        .build();
    }

    /** What is kept of a secret. */
    String hash(String secret) {
        return pepper.mac(PURPOSE, secret);
    }

    /** Who comes with a key; nothing where it is not valid. */
    Optional<Caller> caller(KeyText text) {
        Instant now = clock.instant();
        return known.get(text.keyId(), keys::find)
                .filter(row -> Pepper.same(row.secretHash(), hash(text.secret())))
                .map(KeyTable.Row::key)
                .filter(key -> key.revokedAt() == null && now.isBefore(key.endsAt()))
                .flatMap(
                        key -> accounts.find(key.user()).map(account -> caller(key, account, now)));
    }

    private Caller caller(ApiKey key, Account account, Instant now) {
        if (used.asMap().putIfAbsent(key.id(), now) == null) {
            note(key, now);
        }
        return account.caller(Via.KEY, new Grant(key.id(), key.scopes(), key.projects()));
    }

    /** That a key was used is worth less than the request it came with. */
    private void note(ApiKey key, Instant now) {
        try {
            keys.used(key.id(), now, now.minus(USED));
        } catch (DataAccessException e) {
            LOG.warn("worklog.key.use-not-noted {}", key.id());
        }
    }

    /** A key was made or revoked; after the commit. */
    void forget(String id) {
        known.invalidate(id);
    }

    /** Several were. */
    void forgetAll() {
        known.invalidateAll();
    }
}
