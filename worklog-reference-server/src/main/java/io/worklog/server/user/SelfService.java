package io.worklog.server.user;

import io.worklog.server.access.Caller;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.trail.Trail;
import io.worklog.server.user.UserTable.Row;
import java.util.List;
import java.util.Optional;

/** What people do with their own account. Thread-safe. */
final class SelfService {
    private final Database database;
    private final UserAdmin users;
    private final Accounts accounts;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final Sessions sessions;
    private final Trail trail;

    SelfService(
            Database database,
            UserAdmin users,
            Accounts accounts,
            Passwords passwords,
            LoginThrottle throttle,
            Sessions sessions,
            Trail trail) {
        this.database = database;
        this.users = users;
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.trail = trail;
    }

    /**
     * Changes the caller's password; every login of theirs ends, and where they came with one a new
     * one begins.
     *
     * @throws Problem if the current one is not right, or the new one too weak
     */
    Optional<Sessions.Begun> changePassword(Caller caller, String current, String wanted) {
        Row row = users.row(caller.tenant(), caller.userId());
        var sources = List.of(new LoginThrottle.Source("password " + caller.userId(), 5));
        throttle.attempt(sources);
        if (!passwords.matches(current, row.passwordHash())) {
            throw Problem.invalid("/current", "is not your password");
        }
        throttle.succeeded(sources);
        Checks checks = new Checks();
        String good = checks.password("/wanted", wanted, row.person().loginName());
        checks.done();
        String hash = passwords.hash(good);
        boolean here = caller.via() == Caller.Via.SESSION;
        Optional<Sessions.Begun> begun =
                database.inTransaction(() -> {
                    users.changePassword(row, hash);
                    return here ? Optional.of(sessions.begin(row.person())) : Optional.empty();
                });
        sessions.ended(caller.userId());
        return begun;
    }

    /** The caller's logins. */
    List<Session> sessions(Caller caller) {
        return accounts.find(caller.userId()).map(sessions::of).orElse(List.of());
    }

    /** Ends one of the caller's logins. */
    void endSession(Caller caller, String id) {
        Optional<Session> session =
                sessions(caller).stream().filter(one -> one.id().equals(id)).findFirst();
        end(caller, session.orElseThrow(() -> Problem.notFound("the session")), false);
    }

    /** Ends the login the caller came with. */
    void logOut(Caller caller) {
        sessions(caller).stream()
                .filter(one -> one.id().equals(caller.grant().id()))
                .findFirst()
                .ifPresent(session -> end(caller, session, true));
    }

    private void end(Caller caller, Session session, boolean own) {
        database.inTransaction(() -> {
            sessions.end(session);
            trail.system(caller.tenant())
                    .record(own ? UserEvents.LOGGED_OUT : UserEvents.SESSION_ENDED)
                    .target(caller.userId(), caller.name())
                    .metadata("session", session.id())
                    .commit();
        });
        sessions.ended(caller.userId());
    }
}
