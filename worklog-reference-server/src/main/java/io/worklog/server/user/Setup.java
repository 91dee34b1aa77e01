package io.worklog.server.user;

import io.worklog.event.Actor;
import io.worklog.server.access.SystemRole;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.trail.Trail;
import io.worklog.server.user.OneTimeLinks.Link;
import io.worklog.server.user.OneTimeLinks.Purpose;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a tenant's first administrator, and whoever shall begin to record at once. Thread-safe. */
final class Setup {
    private final Database database;
    private final OneTimeLinks links;
    private final SetupLinks open;
    private final UserTable users;
    private final Passwords passwords;
    private final Ids ids;
    private final InstantSource clock;
    private final Trail trail;

    Setup(
            Database database,
            OneTimeLinks links,
            SetupLinks open,
            UserTable users,
            Passwords passwords,
            Ids ids,
            InstantSource clock,
            Trail trail) {
        this.database = database;
        this.links = links;
        this.open = open;
        this.users = users;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
        this.trail = trail;
    }

    /** An account to be made, with input that was checked. */
    record Wanted(
            String loginName,
            String name,
            @Nullable String email,
            @Nullable String language,
            String password) {}

    /**
     * Who was made.
     *
     * @param tenant the tenant
     * @param administrator who manages people and reads no records
     * @param member who may create projects and records; null where none was asked for
     */
    record Done(String tenant, Profile administrator, @Nullable Profile member) {}

    /**
     * Finds whom a token is for, and leaves it usable.
     *
     * @throws Problem if it is not valid, or the set-up is done
     */
    Link find(String token) {
        Optional<Link> link = links.find(Purpose.SETUP, token);
        if (link.isEmpty() || !open.isOpen(link.get().tenant())) {
            boolean first = open.isOpen(io.worklog.server.access.Tenants.FIRST);
            throw first
                    ? Problem.of(UserProblem.LINK_INVALID, "the token opens nothing")
                    : Problem.of(UserProblem.SETUP_DONE, "there is an administrator already");
        }
        return link.get();
    }

    /** Uses the token up and makes the accounts, or does neither. */
    Done run(String token, Wanted administrator, @Nullable Wanted member) {
        String tenant = find(token).tenant();
        String hash = passwords.hash(administrator.password());
        String memberHash = member == null ? null : passwords.hash(member.password());
        return database.inTransaction(() -> {
            if (!links.use(Purpose.SETUP, token) || !open.isOpen(tenant)) {
                throw Problem.of(UserProblem.SETUP_DONE, "somebody else was faster");
            }
            Profile first = make(tenant, administrator, SystemRole.ADMINISTRATOR, hash);
            Profile second = member == null ? null : make(tenant, member, null, memberHash);
            record(tenant, first, second);
            return new Done(tenant, first, second);
        });
    }

    private Profile make(
            String tenant, Wanted wanted, @Nullable SystemRole role, @Nullable String hash) {
        if (users.named(tenant, wanted.loginName()).isPresent()) {
            throw Problem.of(UserProblem.NAME_TAKEN, "somebody has that login name");
        }
        Person person =
                new Person(
                        ids.next("usr"),
                        tenant,
                        wanted.loginName(),
                        wanted.name(),
                        wanted.email(),
                        wanted.language(),
                        true);
        Instant now = clock.instant();
        UserTable.Row row = new UserTable.Row(person, UserTable.State.ACTIVE, role, hash, now, 1);
        users.insert(row, now);
        return Profile.of(row);
    }

    private void record(String tenant, Profile administrator, @Nullable Profile member) {
        Actor actor = Actor.user(administrator.id(), administrator.name());
        trail.system(tenant)
                .record(UserEvents.SETUP_DONE)
                .actor(actor)
                .tenant(tenant)
                .target(administrator.id(), administrator.name())
                .commit();
        for (Profile made :
                member == null
                        ? java.util.List.of(administrator)
                        : java.util.List.of(administrator, member)) {
            trail.system(tenant)
                    .record(UserEvents.USER_CREATED)
                    .actor(actor)
                    .tenant(tenant)
                    .target(made.id(), made.name())
                    .set("loginName", null, made.loginName())
                    .set("name", null, made.name())
                    .set("role", null, made.role() == null ? null : made.role().name())
                    .commit();
        }
    }
}
