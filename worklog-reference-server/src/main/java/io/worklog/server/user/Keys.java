package io.worklog.server.user;

import io.worklog.event.Target;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Grant;
import io.worklog.server.access.Permission;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.trail.Trail;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes and revokes API keys. Thread-safe. */
final class Keys {
    private final Database database;
    private final KeyTable table;
    private final KeyLogin login;
    private final KeyProperties properties;
    private final Tokens tokens;
    private final Ids ids;
    private final InstantSource clock;
    private final Trail trail;

    Keys(
            Database database,
            KeyTable table,
            KeyLogin login,
            KeyProperties properties,
            Tokens tokens,
            Ids ids,
            InstantSource clock,
            Trail trail) {
        this.database = database;
        this.table = table;
        this.login = login;
        this.properties = properties;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
        this.trail = trail;
    }

    /** A key to be made, with input that was checked. */
    record Wanted(
            String name,
            Set<Permission> scopes,
            @Nullable Set<String> projects,
            @Nullable Instant endsAt) {}

    /**
     * A new key.
     *
     * @param key the key
     * @param text the key with its secret; shown this once
     */
    record Made(ApiKey key, String text) {
        /** Without the secret. */
        @Override
        public String toString() {
            return key.toString();
        }
    }

    /** Somebody's keys, newest first, the revoked ones too. */
    List<ApiKey> of(String user) {
        return table.of(user);
    }

    /**
     * Makes a key.
     *
     * @throws Problem if it would allow more, or live longer, than what the caller came with
     */
    Made create(Caller caller, Wanted wanted) {
        Instant now = clock.instant();
        Instant ends = ends(now, wanted.endsAt());
        mustNotBeWider(caller, wanted, ends);
        ApiKey key =
                new ApiKey(
                        ids.next("key"),
                        caller.tenant(),
                        caller.userId(),
                        wanted.name(),
                        wanted.scopes(),
                        wanted.projects(),
                        now,
                        ends,
                        null,
                        null);
        KeyText text = KeyText.of(key.id(), tokens.next());
        database.inTransaction(() -> {
            table.insert(key, login.hash(text.secret()));
            record(key);
        });
        login.forget(key.id());
        return new Made(key, text.text());
    }

    private Instant ends(Instant now, @Nullable Instant asked) {
        Instant ends = asked == null ? now.plus(properties.usual()) : asked;
        if (!ends.isAfter(now) || ends.isAfter(now.plus(properties.longest()))) {
            throw Problem.invalid(
                    "/endsAt",
                    "must be within " + properties.longest().toDays() + " days from now");
        }
        return ends;
    }

    private void mustNotBeWider(Caller caller, Wanted wanted, Instant ends) {
        Grant grant = caller.grant();
        Set<String> projects = wanted.projects();
        boolean scopes = grant.permissions().containsAll(wanted.scopes());
        boolean inside =
                grant.projects() == null
                        || projects != null && grant.projects().containsAll(projects);
        boolean outlives =
                caller.via() == Caller.Via.KEY
                        && table.find(grant.id())
                                .map(row -> ends.isAfter(row.key().endsAt()))
                                .orElse(true);
        if (!scopes || !inside || outlives) {
            throw Problem.of(UserProblem.KEY_TOO_WIDE, "it would go beyond your credential");
        }
    }

    private void record(ApiKey key) {
        trail.system(key.tenant())
                .record(UserEvents.KEY_CREATED)
                .target(key.id(), key.name())
                .target(Target.of("user", key.user()))
                .metadata("owner", key.user())
                .metadata("scopes", String.join(" ", KeyTable.names(key.scopes())))
                .metadata(
                        "projects",
                        key.projects() == null ? "all" : String.join(" ", key.projects()))
                .metadata("endsAt", key.endsAt().toString())
                .commit();
    }

    /** Revokes a key of somebody; it may be revoked already. */
    void revoke(String tenant, String user, String id) {
        ApiKey key =
                table.find(id)
                        .map(KeyTable.Row::key)
                        .filter(one -> one.user().equals(user) && one.tenant().equals(tenant))
                        .orElseThrow(() -> Problem.notFound("the key"));
        database.inTransaction(() -> {
            if (table.revoke(id, clock.instant())) {
                trail.system(tenant)
                        .record(UserEvents.KEY_REVOKED)
                        .target(id, key.name())
                        .target(Target.of("user", user))
                        .metadata("owner", user)
                        .commit();
            }
        });
        login.forget(id);
    }
}
