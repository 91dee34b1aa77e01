package io.worklog.server.user;

import io.worklog.event.Actor;
import io.worklog.server.access.Caller;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.trail.Trail;
import io.worklog.server.user.OneTimeLinks.Link;
import io.worklog.server.user.OneTimeLinks.Purpose;
import io.worklog.server.user.UserTable.Row;
import io.worklog.server.user.UserTable.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes and changes the people of a tenant. Thread-safe. */
final class UserAdmin {
    static final Duration INVITATION = Duration.ofDays(7);

    private final Database database;
    private final UserTable users;
    private final Farewell farewell;
    private final OneTimeLinks links;
    private final Passwords passwords;
    private final Sessions sessions;
    private final KeyLogin keys;
    private final Ids ids;
    private final InstantSource clock;
    private final Trail trail;

    UserAdmin(
            Database database,
            UserTable users,
            Farewell farewell,
            OneTimeLinks links,
            Passwords passwords,
            Sessions sessions,
            KeyLogin keys,
            Ids ids,
            InstantSource clock,
            Trail trail) {
        this.database = database;
        this.users = users;
        this.farewell = farewell;
        this.links = links;
        this.passwords = passwords;
        this.sessions = sessions;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
        this.trail = trail;
    }

    /** Somebody to be invited, with input that was checked. */
    record Wanted(
            String loginName, String name, @Nullable String email, @Nullable String language) {}

    /**
     * A link to be handed to somebody.
     *
     * @param user whom it is for
     * @param token what goes behind {@code /password#token=}; shown this once
     * @param expiresAt when it is void
     */
    record Invitation(Profile user, String token, Instant expiresAt) {}

    /** Somebody of a tenant. */
    Profile get(String tenant, String id) {
        return Profile.of(row(tenant, id));
    }

    Row row(String tenant, String id) {
        return users.find(tenant, id)
                .filter(row -> row.state() != State.ERASED)
                .orElseThrow(() -> Problem.notFound("the person"));
    }

    /** Makes an account that gets its password by the link. */
    Invitation create(Caller caller, Wanted wanted) {
        return database.inTransaction(() -> {
            Row row = insert(caller.tenant(), wanted, null);
            created(row).commit();
            return invite(row);
        });
    }

    /** Makes an account that logs in at an issuer, within the open transaction. */
    Person createFor(String subjectHash, String tenant, Wanted wanted) {
        Row row = insert(tenant, wanted, subjectHash);
        created(row)
                .actor(Actor.user(row.person().id(), wanted.name()))
                .tenant(tenant)
                .metadata("how", "oidc")
                .commit();
        return row.person();
    }

    private io.worklog.Recording<Object> created(Row row) {
        Person person = row.person();
        return trail.system(person.tenant())
                .record(UserEvents.USER_CREATED)
                .target(person.id(), person.name())
                .set("loginName", null, person.loginName())
                .set("name", null, person.name())
                .set("email", null, person.email());
    }

    private Row insert(String tenant, Wanted wanted, @Nullable String subjectHash) {
        if (users.named(tenant, wanted.loginName()).isPresent()) {
            throw Problem.of(UserProblem.NAME_TAKEN, "somebody has that login name");
        }
        State state = subjectHash == null ? State.INVITED : State.ACTIVE;
        Person person =
                new Person(
                        ids.next("usr"),
                        tenant,
                        wanted.loginName(),
                        wanted.name(),
                        wanted.email(),
                        wanted.language(),
                        subjectHash != null);
        Row row = new Row(person, state, null, null, clock.instant(), 1);
        users.insert(row, row.createdAt());
        if (subjectHash != null) {
            users.subject(person.id(), subjectHash);
        }
        return row;
    }

    /** Makes a link with which somebody sets their password; those made before are void. */
    Invitation invite(Caller caller, String id) {
        return database.inTransaction(() -> {
            Row row = row(caller.tenant(), id);
            if (row.state() == State.DISABLED) {
                throw Problem.of(
                        io.worklog.server.api.ApiProblem.CONFLICT, "the account is disabled");
            }
            return invite(row);
        });
    }

    private Invitation invite(Row row) {
        Person person = row.person();
        Instant expires = clock.instant().plus(INVITATION);
        String token =
                links.create(Purpose.PASSWORD, new Link(person.tenant(), person.id()), INVITATION);
        trail.system(person.tenant())
                .record(UserEvents.USER_INVITED)
                .target(person.id(), person.name())
                .commit();
        return new Invitation(Profile.of(row), token, expires);
    }

    /**
     * Whose password a link sets.
     *
     * @param tenant their tenant
     * @param loginName what they log in with
     * @param name what they are called
     */
    record LinkOwner(String tenant, String loginName, String name) {}

    /** Whose password a link sets, which stays usable. */
    LinkOwner linkOwner(String token) {
        Person person = linked(token).person();
        return new LinkOwner(person.tenant(), person.loginName(), person.name());
    }

    private Row linked(String token) {
        Link link =
                links.find(Purpose.PASSWORD, token)
                        .orElseThrow(
                                () -> Problem.of(UserProblem.LINK_INVALID, "it opens nothing"));
        return row(link.tenant(), Objects.requireNonNull(link.user()));
    }

    /** Sets a password by a link; logins of before end. */
    void setPassword(String token, @Nullable String password) {
        Row row = linked(token);
        Checks checks = new Checks();
        String good = checks.password("/password", password, row.person().loginName());
        checks.done();
        String hash = passwords.hash(good);
        database.inTransaction(() -> {
            if (!links.use(Purpose.PASSWORD, token)) {
                throw Problem.of(UserProblem.LINK_INVALID, "it was used meanwhile");
            }
            users.set(row, Tables.STATE, State.ACTIVE.name());
            changePassword(row, hash);
        });
        sessions.ended(row.person().id());
    }

    /** Changes a password and ends all logins, within the open transaction. */
    void changePassword(Row row, String hash) {
        users.set(row, Tables.PASSWORD_HASH, hash);
        farewell.endSessions(row);
        Person person = row.person();
        trail.system(person.tenant())
                .record(UserEvents.PASSWORD_CHANGED)
                .actor(Actor.user(person.id(), person.name()))
                .tenant(person.tenant())
                .target(person.id(), person.name())
                .commit();
    }

    /**
     * Changes what somebody is called, where they are reached and what they read.
     *
     * @param version the version the change was made for
     */
    Profile change(String tenant, String id, long version, Wanted wanted) {
        Profile changed =
                database.inTransaction(() -> {
                    Row row = row(tenant, id);
                    if (!users.change(row, version, wanted)) {
                        throw EntityTag.stale();
                    }
                    Person was = row.person();
                    trail.system(tenant)
                            .record(UserEvents.USER_CHANGED)
                            .target(id, was.name())
                            .set("name", was.name(), wanted.name())
                            .set("email", was.email(), wanted.email())
                            .set("language", was.language(), wanted.language())
                            .commit();
                    return get(tenant, id);
                });
        sessions.ended(id);
        return changed;
    }

    /** Lets somebody log in no longer; their keys end too. */
    Profile disable(Caller caller, String id, String reason) {
        mustBeAnother(caller, id);
        Profile changed =
                database.inTransaction(() -> {
                    Row row = row(caller.tenant(), id);
                    farewell.mustNotBeLast(row);
                    users.set(row, Tables.STATE, State.DISABLED.name());
                    farewell.endSessions(row);
                    farewell.revokeKeys(row);
                    trail.system(caller.tenant())
                            .record(UserEvents.USER_DISABLED)
                            .target(id, row.person().name())
                            .reason(reason)
                            .commit();
                    return get(caller.tenant(), id);
                });
        ended(id);
        return changed;
    }

    /** Lets somebody log in again, with the password they had. */
    Profile enable(Caller caller, String id, String reason) {
        mustBeAnother(caller, id);
        Profile changed =
                database.inTransaction(() -> {
                    Row row = row(caller.tenant(), id);
                    users.set(row, Tables.STATE, enabled(row).name());
                    trail.system(caller.tenant())
                            .record(UserEvents.USER_ENABLED)
                            .target(id, row.person().name())
                            .reason(reason)
                            .commit();
                    return get(caller.tenant(), id);
                });
        ended(id);
        return changed;
    }

    private State enabled(Row row) {
        boolean ready = row.passwordHash() != null || users.hasSubject(row.person().id());
        return ready ? State.ACTIVE : State.INVITED;
    }

    /** Ends every login of somebody. */
    void endSessions(Caller caller, String id) {
        database.inTransaction(() -> {
            Row row = row(caller.tenant(), id);
            farewell.endSessions(row);
            trail.system(caller.tenant())
                    .record(UserEvents.SESSION_ENDED)
                    .target(id, row.person().name())
                    .metadata("sessions", "all")
                    .commit();
        });
        sessions.ended(id);
    }

    private void ended(String id) {
        sessions.ended(id);
        keys.forgetAll();
    }

    private static void mustBeAnother(Caller caller, String id) {
        if (caller.userId().equals(id)) {
            throw Problem.of(UserProblem.OWN_ACCOUNT, "this is your own account");
        }
    }
}
