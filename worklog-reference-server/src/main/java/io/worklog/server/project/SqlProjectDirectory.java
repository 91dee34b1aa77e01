package io.worklog.server.project;

import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.access.ProjectRole;
import io.worklog.server.db.Database;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the database each time. Whoever has a system role has no rights by membership or visibility:
 * who runs the system neither reads records nor writes them, who audits it changes nothing.
 */
final class SqlProjectDirectory implements ProjectDirectory {
    private static final List<SelectField<?>> COLUMNS =
            List.of(
                    Tables.ID,
                    Tables.TENANT,
                    Tables.NAME,
                    Tables.LOG_NAME,
                    Tables.STATE,
                    Tables.SETTINGS);

    private final Database database;
    private final MemberNames teams;
    private final JsonMapper json;

    SqlProjectDirectory(Database database, MemberNames teams, JsonMapper json) {
        this.database = database;
        this.teams = teams;
        this.json = json;
    }

    @Override
    public Optional<ProjectRef> find(String tenant, String id) {
        return database.sql()
                .select(COLUMNS)
                .from(Tables.PROJECTS)
                .where(Tables.ID.eq(id).and(Tables.TENANT.eq(tenant)))
                .fetchOptional(this::project);
    }

    @Override
    public List<ProjectRef> all(String tenant) {
        return database.sql()
                .select(COLUMNS)
                .from(Tables.PROJECTS)
                .where(Tables.TENANT.eq(tenant))
                .orderBy(Tables.ID)
                .fetch(this::project);
    }

    @Override
    public Set<Permission> permissions(Caller caller, ProjectRef project) {
        if (!caller.tenant().equals(project.tenant())) {
            return EnumSet.noneOf(Permission.class);
        }
        Set<Permission> may =
                caller.role() == null
                        ? asMember(caller, project)
                        : EnumSet.copyOf(caller.role().permissions());
        may.removeIf(permission -> !permission.ofProject());
        may.retainAll(caller.grant().permissions());
        return may;
    }

    private Set<Permission> asMember(Caller caller, ProjectRef project) {
        Set<Permission> may = EnumSet.noneOf(Permission.class);
        List<Record2<String, String>> rows = rows(caller.userId(), project.id());
        boolean byTeam = rows.stream().anyMatch(row -> !row.value2().isEmpty());
        Set<String> mine = byTeam ? teams.teamsOf(caller.tenant(), caller.userId()) : Set.of();
        for (Record2<String, String> row : rows) {
            if (row.value2().isEmpty() || mine.contains(row.value2())) {
                may.addAll(ProjectRole.valueOf(row.value1()).permissions());
            }
        }
        return may;
    }

    /** Roles of the person, those of every team, and a reader's where the tenant may read. */
    private List<Record2<String, String>> rows(String user, String project) {
        return database.sql()
                .select(Tables.ROLE, DSL.inline("").as("team"))
                .from(Tables.MEMBERS)
                .where(Tables.PROJECT_ID.eq(project).and(Tables.USER_ID.eq(user)))
                .unionAll(
                        DSL.select(Tables.ROLE, Tables.TEAM_ID)
                                .from(Tables.TEAMS)
                                .where(Tables.PROJECT_ID.eq(project)))
                .unionAll(
                        DSL.select(DSL.inline(ProjectRole.READER.name()), DSL.inline(""))
                                .from(Tables.PROJECTS)
                                .where(Tables.ID.eq(project))
                                .and(Tables.VISIBILITY.eq(Visibility.TENANT.name())))
                .fetch();
    }

    private ProjectRef project(Record row) {
        return new ProjectRef(
                row.get(Tables.ID),
                row.get(Tables.TENANT),
                row.get(Tables.NAME),
                row.get(Tables.LOG_NAME),
                ProjectState.ARCHIVED.name().equals(row.get(Tables.STATE)),
                json.readValue(row.get(Tables.SETTINGS), ProjectSettings.class).delivery());
    }
}
