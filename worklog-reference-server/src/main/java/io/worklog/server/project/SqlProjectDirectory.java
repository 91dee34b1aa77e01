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

/** Asks the database each time. */
final class SqlProjectDirectory implements ProjectDirectory {
    private final Database database;

    SqlProjectDirectory(Database database) {
        this.database = database;
    }

    @Override
    public Optional<ProjectRef> find(String tenant, String id) {
        return database.sql()
                .select(Tables.ID, Tables.TENANT, Tables.NAME, Tables.LOG_NAME, Tables.STATE)
                .from(Tables.PROJECTS)
                .where(Tables.ID.eq(id).and(Tables.TENANT.eq(tenant)))
                .fetchOptional(SqlProjectDirectory::project);
    }

    @Override
    public List<ProjectRef> all(String tenant) {
        return database.sql()
                .select(Tables.ID, Tables.TENANT, Tables.NAME, Tables.LOG_NAME, Tables.STATE)
                .from(Tables.PROJECTS)
                .where(Tables.TENANT.eq(tenant))
                .orderBy(Tables.ID)
                .fetch(SqlProjectDirectory::project);
    }

    @Override
    public Set<Permission> permissions(Caller caller, ProjectRef project) {
        Set<Permission> may = EnumSet.noneOf(Permission.class);
        for (String role : roles(caller.userId(), project.id())) {
            may.addAll(ProjectRole.valueOf(role).permissions());
        }
        if (caller.role() != null) {
            may.addAll(caller.role().permissions());
        }
        may.removeIf(permission -> !permission.ofProject());
        may.retainAll(caller.grant().permissions());
        return may;
    }

    private List<String> roles(String user, String project) {
        return database.sql()
                .select(Tables.ROLE)
                .from(Tables.MEMBERS)
                .where(Tables.PROJECT_ID.eq(project).and(Tables.USER_ID.eq(user)))
                .fetch(Tables.ROLE);
    }

    static ProjectRef project(Record row) {
        return new ProjectRef(
                row.get(Tables.ID),
                row.get(Tables.TENANT),
                row.get(Tables.NAME),
                row.get(Tables.LOG_NAME),
                "ARCHIVED".equals(row.get(Tables.STATE)));
    }
}
