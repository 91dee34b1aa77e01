package io.worklog.server.user;

import io.worklog.context.WorklogContext;
import io.worklog.server.access.Caller.Via;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.trail.Trail;
import io.worklog.server.user.LoginThrottle.Source;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets people in who know their password. Thread-safe. */
final class Logins {
    private static final int FREE_BY_NAME = 5;
    private static final int FREE_BY_ADDRESS = 50;

    private final Database database;
    private final UserTable users;
    private final TenantTable tenants;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final Devices devices;
    private final Sessions sessions;
    private final SecurityTrail refusals;
    private final Trail trail;

    Logins(
            Database database,
            UserTable users,
            TenantTable tenants,
            Passwords passwords,
            LoginThrottle throttle,
            Devices devices,
            Sessions sessions,
            SecurityTrail refusals,
            Trail trail) {
        this.database = database;
        this.users = users;
        this.tenants = tenants;
        this.passwords = passwords;
        this.throttle = throttle;
        this.devices = devices;
        this.sessions = sessions;
        this.refusals = refusals;
        this.trail = trail;
    }

    /**
     * What somebody says to be let in.
     *
     * @param tenant the tenant
     * @param name what they log in with
     * @param password their password
     * @param device the token of a browser that was used before, if it has one
     */
    record Attempt(String tenant, String name, String password, @Nullable String device) {}

    /**
     * Begins a login.
     *
     * @throws Problem if the password is not theirs or they may not log in, which looks the same and
     *     takes the same time; or if there were too many failures from there
     */
    Sessions.Begun login(Attempt attempt) {
        Optional<UserTable.Row> row = users.named(attempt.tenant(), attempt.name());
        List<Source> sources = sources(attempt, row.orElse(null));
        throttle.attempt(sources);
        String hash = row.map(UserTable.Row::passwordHash).orElse(null);
        boolean good = passwords.matches(attempt.password(), hash);
        if (!good || row.isEmpty() || !mayLogIn(row.get())) {
            String known = row.map(found -> found.person().id()).orElse(null);
            refusals.failed(attempt.tenant(), attempt.name(), Via.SESSION, known);
            throw Problem.of(UserProblem.BAD_LOGIN, "nobody is let in with that");
        }
        throttle.succeeded(sources);
        rehash(row.get(), attempt.password());
        return begin(row.get().person(), "password");
    }

    private boolean mayLogIn(UserTable.Row row) {
        return row.state() == UserTable.State.ACTIVE && tenants.isActive(row.person().tenant());
    }

    /** A browser that the person has used before is counted by itself: others cannot slow it. */
    private List<Source> sources(Attempt attempt, UserTable.@Nullable Row row) {
        Optional<String> device =
                row == null ? Optional.empty() : devices.known(row.person().id(), attempt.device());
        if (device.isPresent()) {
            return List.of(new Source("device " + device.get(), FREE_BY_NAME));
        }
        String from = AddressBlock.of(WorklogContext.current().request().ip());
        String who = from + ' ' + attempt.tenant() + '/' + UserTable.key(attempt.name());
        return List.of(new Source(who, FREE_BY_NAME), new Source(from, FREE_BY_ADDRESS));
    }

    private void rehash(UserTable.Row row, String password) {
        if (passwords.outdated(Objects.requireNonNull(row.passwordHash()))) {
            String hash = passwords.hash(password);
            database.inTransaction(() -> users.set(row, Tables.PASSWORD_HASH, hash));
        }
    }

    /**
     * Begins the login of somebody who has proven who they are.
     *
     * @param how what they proved it with
     */
    Sessions.Begun begin(Person person, String how) {
        return database.inTransaction(() -> {
            Sessions.Begun begun = sessions.begin(person);
            trail.system(person.tenant())
                    .record(UserEvents.LOGGED_IN)
                    .actor(io.worklog.event.Actor.user(person.id(), person.name()))
                    .tenant(person.tenant())
                    .target(person.id())
                    .metadata("session", begun.session().id())
                    .metadata("how", how)
                    .commit();
            return begun;
        });
    }
}
