package io.worklog.server.user;

import io.worklog.server.access.Tenants;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import io.worklog.server.trail.Trail;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jooq.Record;

/** Makes and disables tenants; what happens is in the system log of the first one. Thread-safe. */
final class TenantAdmin {
    private final Database database;
    private final SetupLinks links;
    private final Accounts accounts;
    private final InstantSource clock;
    private final Trail trail;

    TenantAdmin(
            Database database,
            SetupLinks links,
            Accounts accounts,
            InstantSource clock,
            Trail trail) {
        this.database = database;
        this.links = links;
        this.accounts = accounts;
        this.clock = clock;
        this.trail = trail;
    }

    /**
     * A tenant.
     *
     * @param id its identifier
     * @param name what it is called
     * @param state ACTIVE or DISABLED
     * @param createdAt when it was made
     */
    record TenantView(String id, String name, String state, Instant createdAt) {}

    /**
     * The link for the first administrator of a tenant.
     *
     * @param tenant the tenant
     * @param token what goes behind {@code /#/setup?token=}; shown this once
     * @param expiresAt when it is void
     */
    record TenantInvitation(TenantView tenant, String token, Instant expiresAt) {}

    List<TenantView> list() {
        return database.sql()
                .select()
                .from(Tables.TENANTS)
                .orderBy(Tables.ID)
                .fetch(TenantAdmin::tenant);
    }

    private static TenantView tenant(Record row) {
        return new TenantView(
                row.get(Tables.ID),
                row.get(Tables.DISPLAY_NAME),
                row.get(Tables.STATE),
                Times.instant(row.get(Tables.CREATED_AT).longValue()));
    }

    TenantView get(String id) {
        return database.sql()
                .select()
                .from(Tables.TENANTS)
                .where(Tables.ID.eq(id))
                .fetchOptional(TenantAdmin::tenant)
                .orElseThrow(() -> Problem.notFound("the tenant"));
    }

    TenantInvitation create(String id, String name) {
        return database.inTransaction(() -> {
            insert(id, name);
            trail.system(Tenants.FIRST).record(UserEvents.TENANT_CREATED).target(id, name).commit();
            return invite(id);
        });
    }

    private void insert(String id, String name) {
        int made =
                database.sql()
                        .insertInto(Tables.TENANTS)
                        .set(Tables.ID, id)
                        .set(Tables.DISPLAY_NAME, name)
                        .set(Tables.STATE, TenantTable.ACTIVE)
                        .set(Tables.CREATED_AT, Times.micros(clock.instant()))
                        .set(Tables.VERSION, 1L)
                        .onDuplicateKeyIgnore()
                        .execute();
        if (made == 0) {
            throw Problem.of(UserProblem.NAME_TAKEN, "there is a tenant of that name");
        }
    }

    /** Makes a new link for a tenant that nobody administers yet. */
    TenantInvitation invite(String id) {
        return database.inTransaction(() -> {
            TenantView tenant = get(id);
            String token =
                    links.newToken(id)
                            .orElseThrow(() ->
                                    Problem.of(
                                            UserProblem.SETUP_DONE,
                                            "the tenant has an administrator"));
            trail.system(Tenants.FIRST)
                    .record(UserEvents.TENANT_INVITED)
                    .target(id, tenant.name())
                    .commit();
            Instant expires = clock.instant().plus(SetupLinks.LIFE);
            return new TenantInvitation(tenant, token, expires);
        });
    }

    /** Lets the people of a tenant log in no longer, or again. */
    TenantView enable(String id, boolean enabled, String reason) {
        if (id.equals(Tenants.FIRST)) {
            throw Problem.of(UserProblem.OWN_ACCOUNT, "the first tenant stays");
        }
        TenantView changed =
                database.inTransaction(() -> {
                    TenantView tenant = get(id);
                    String state = enabled ? TenantTable.ACTIVE : TenantTable.DISABLED;
                    database.sql()
                            .update(Tables.TENANTS)
                            .set(Tables.STATE, state)
                            .set(Tables.VERSION, Tables.VERSION.plus(1))
                            .where(Tables.ID.eq(id))
                            .execute();
                    trail.system(Tenants.FIRST)
                            .record(
                                    enabled
                                            ? UserEvents.TENANT_ENABLED
                                            : UserEvents.TENANT_DISABLED)
                            .target(id, tenant.name())
                            .reason(reason)
                            .commit();
                    return get(id);
                });
        accounts.forgetAll();
        return changed;
    }
}
