package io.worklog.server.user;

import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectCache;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Page;
import io.worklog.server.api.PageLimit;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.db.Times;
import io.worklog.server.trail.Trail;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Makes and changes teams. Thread-safe. */
final class TeamAdmin {
    private final Database database;
    private final UserAdmin users;
    private final ProjectCache projects;
    private final Ids ids;
    private final InstantSource clock;
    private final Trail trail;

    TeamAdmin(
            Database database,
            UserAdmin users,
            ProjectCache projects,
            Ids ids,
            InstantSource clock,
            Trail trail) {
        this.database = database;
        this.users = users;
        this.projects = projects;
        this.ids = ids;
        this.clock = clock;
        this.trail = trail;
    }

    /**
     * A team.
     *
     * @param id its identifier
     * @param name what it is called
     * @param createdAt when it was made
     * @param version counts changes of the name; the entity tag is {@code "v<version>"}
     */
    record TeamView(String id, String name, Instant createdAt, long version) {}

    /** A page of teams, newest first. */
    Page<TeamView> list(String tenant, PageLimit limit, @Nullable String after) {
        Condition all = Tables.TENANT.eq(tenant);
        List<TeamView> rows =
                database.sql()
                        .select()
                        .from(Tables.TEAMS)
                        .where(after == null ? all : all.and(Tables.ID.lt(after)))
                        .orderBy(Tables.ID.desc())
                        .limit(limit.value() + 1)
                        .fetch(TeamAdmin::team);
        return Page.of(rows, limit, TeamView::id);
    }

    private static TeamView team(Record row) {
        return new TeamView(
                row.get(Tables.ID),
                row.get(Tables.DISPLAY_NAME),
                Times.instant(row.get(Tables.CREATED_AT).longValue()),
                row.get(Tables.VERSION));
    }

    TeamView get(String tenant, String id) {
        return database.sql()
                .select()
                .from(Tables.TEAMS)
                .where(Tables.TENANT.eq(tenant).and(Tables.ID.eq(id)))
                .fetchOptional(TeamAdmin::team)
                .orElseThrow(() -> Problem.notFound("the team"));
    }

    TeamView create(Caller caller, String name) {
        String id = ids.next("team");
        return database.inTransaction(() -> {
            database.sql()
                    .insertInto(Tables.TEAMS)
                    .set(Tables.ID, id)
                    .set(Tables.TENANT, caller.tenant())
                    .set(Tables.DISPLAY_NAME, name)
                    .set(Tables.CREATED_AT, Times.micros(clock.instant()))
                    .set(Tables.VERSION, 1L)
                    .execute();
            trail.system(caller.tenant()).record(UserEvents.TEAM_CREATED).target(id, name).commit();
            return get(caller.tenant(), id);
        });
    }

    TeamView rename(Caller caller, String id, long version, String name) {
        return database.inTransaction(() -> {
            TeamView was = get(caller.tenant(), id);
            int changed =
                    database.sql()
                            .update(Tables.TEAMS)
                            .set(Tables.DISPLAY_NAME, name)
                            .set(Tables.VERSION, Tables.VERSION.plus(1))
                            .where(Tables.ID.eq(id).and(Tables.VERSION.eq(version)))
                            .execute();
            if (changed == 0) {
                throw EntityTag.stale();
            }
            trail.system(caller.tenant())
                    .record(UserEvents.TEAM_CHANGED)
                    .target(id, was.name())
                    .set("name", was.name(), name)
                    .commit();
            return get(caller.tenant(), id);
        });
    }

    /** What it was a member of, it is no longer. */
    void delete(Caller caller, String id) {
        database.inTransaction(() -> {
            TeamView team = get(caller.tenant(), id);
            database.sql().deleteFrom(Tables.TEAM_MEMBERS).where(Tables.TEAM_ID.eq(id)).execute();
            database.sql().deleteFrom(Tables.TEAMS).where(Tables.ID.eq(id)).execute();
            trail.system(caller.tenant())
                    .record(UserEvents.TEAM_DELETED)
                    .target(id, team.name())
                    .commit();
        });
        projects.forgetAll();
    }

    /** Adds somebody; nothing happens where they are in it already. */
    void add(Caller caller, String id, String user) {
        database.inTransaction(() -> {
            TeamView team = get(caller.tenant(), id);
            Person person = users.row(caller.tenant(), user).person();
            int added =
                    database.sql()
                            .insertInto(Tables.TEAM_MEMBERS)
                            .set(Tables.TEAM_ID, id)
                            .set(Tables.USER_ID, user)
                            .onDuplicateKeyIgnore()
                            .execute();
            if (added > 0) {
                trail.system(caller.tenant())
                        .record(UserEvents.TEAM_MEMBER_ADDED)
                        .target(id, team.name())
                        .target(io.worklog.event.Target.of("user", user, person.name()))
                        .commit();
            }
        });
        projects.forgetAll();
    }

    private String nameOf(Caller caller, String user) {
        return users.row(caller.tenant(), user).person().name();
    }

    /** Removes somebody. */
    void remove(Caller caller, String id, String user) {
        database.inTransaction(() -> {
            TeamView team = get(caller.tenant(), id);
            int removed =
                    database.sql()
                            .deleteFrom(Tables.TEAM_MEMBERS)
                            .where(Tables.TEAM_ID.eq(id).and(Tables.USER_ID.eq(user)))
                            .execute();
            if (removed == 0) {
                throw Problem.notFound("the member");
            }
            trail.system(caller.tenant())
                    .record(UserEvents.TEAM_MEMBER_REMOVED)
                    .target(id, team.name())
                    .target(io.worklog.event.Target.of("user", user, nameOf(caller, user)))
                    .commit();
        });
        projects.forgetAll();
    }
}
