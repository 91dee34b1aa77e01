package io.worklog.server.user;

import io.worklog.server.access.SystemRole;
import io.worklog.server.access.Tenants;
import io.worklog.server.db.Database;
import io.worklog.server.user.OneTimeLinks.Link;
import io.worklog.server.user.OneTimeLinks.Purpose;
import java.time.Duration;
import java.util.Optional;

/** Links of the first set-up of a tenant. */
final class SetupLinks implements SetupLink {
    static final Duration LIFE = Duration.ofMinutes(30);

    private final Database database;
    private final OneTimeLinks links;
    private final UserTable users;

    SetupLinks(Database database, OneTimeLinks links, UserTable users) {
        this.database = database;
        this.links = links;
        this.users = users;
    }

    @Override
    public Optional<String> newToken() {
        return database.inTransaction(() -> newToken(Tenants.FIRST));
    }

    /** The same for any tenant, within the open transaction. */
    Optional<String> newToken(String tenant) {
        return isOpen(tenant)
                ? Optional.of(links.create(Purpose.SETUP, new Link(tenant, null), LIFE))
                : Optional.empty();
    }

    /** Whether a tenant has no administrator yet. */
    boolean isOpen(String tenant) {
        return users.holders(tenant, SystemRole.ADMINISTRATOR) == 0;
    }
}
