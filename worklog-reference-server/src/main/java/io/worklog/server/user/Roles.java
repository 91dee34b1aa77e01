package io.worklog.server.user;

import io.worklog.server.access.Caller;
import io.worklog.server.access.SystemRole;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.trail.Trail;
import io.worklog.server.user.UserTable.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives and takes the duties of running the system, 三员分立: at most one for a person, never to or
 * from oneself, and never the last administrator's. Thread-safe.
 */
final class Roles {
    private final Database database;
    private final UserTable users;
    private final UserAdmin admin;
    private final Farewell farewell;
    private final Sessions sessions;
    private final Trail trail;

    Roles(
            Database database,
            UserTable users,
            UserAdmin admin,
            Farewell farewell,
            Sessions sessions,
            Trail trail) {
        this.database = database;
        this.users = users;
        this.admin = admin;
        this.farewell = farewell;
        this.sessions = sessions;
        this.trail = trail;
    }

    /** Who has a role in a tenant. */
    List<Profile> holders(String tenant) {
        return database.sql()
                .select()
                .from(Tables.USERS)
                .where(Tables.TENANT.eq(tenant).and(Tables.SYSTEM_ROLE.isNotNull()))
                .orderBy(Tables.SYSTEM_ROLE, Tables.ID)
                .fetch(row -> Profile.of(UserTable.row(row)));
    }

    /**
     * Gives a role, or takes the one there is.
     *
     * @param role null to take it
     */
    Profile change(Caller caller, String id, @Nullable SystemRole role, String reason) {
        return changed(
                id,
                () -> {
                    Row row = other(caller, id);
                    if (role != null && row.role() != null && row.role() != role) {
                        throw Problem.of(UserProblem.ROLE_HELD, "the role is " + row.role());
                    }
                    if (role == null) {
                        farewell.mustNotBeLast(row);
                    }
                    return write(row, role, reason);
                });
    }

    /**
     * Appoints the first security officer or auditor of a tenant, which an administrator may as long
     * as there is none.
     */
    Profile appointFirst(Caller caller, String id, SystemRole role, String reason) {
        return changed(
                id,
                () -> {
                    Row row = other(caller, id);
                    if (role == SystemRole.ADMINISTRATOR
                            || users.holders(caller.tenant(), role) > 0) {
                        throw Problem.of(UserProblem.ROLE_NOT_FIRST, "this is not the first");
                    }
                    if (row.role() != null) {
                        throw Problem.of(UserProblem.ROLE_HELD, "the role is " + row.role());
                    }
                    return write(row, role, reason);
                });
    }

    private Profile changed(String id, java.util.function.Supplier<Profile> change) {
        Profile profile =
                database.inTransaction(() -> {
                    users.lockRoles();
                    return change.get();
                });
        sessions.ended(id);
        return profile;
    }

    private Row other(Caller caller, String id) {
        if (caller.userId().equals(id)) {
            throw Problem.of(UserProblem.OWN_ACCOUNT, "nobody changes their own role");
        }
        return admin.row(caller.tenant(), id);
    }

    private Profile write(Row row, @Nullable SystemRole role, String reason) {
        Person person = row.person();
        users.set(row, Tables.SYSTEM_ROLE, role == null ? null : role.name());
        trail.system(person.tenant())
                .record(UserEvents.ROLE_CHANGED)
                .target(person.id(), person.name())
                .set(
                        "role",
                        row.role() == null ? null : row.role().name(),
                        role == null ? null : role.name())
                .reason(reason)
                .commit();
        return admin.get(person.tenant(), person.id());
    }
}
