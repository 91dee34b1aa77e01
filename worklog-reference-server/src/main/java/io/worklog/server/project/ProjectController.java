package io.worklog.server.project;

import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.access.ProjectRole;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.db.Times;
import io.worklog.server.trail.Trail;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Projects over REST. */
@RestController
final class ProjectController {
    private final Database database;
    private final Ids ids;
    private final InstantSource clock;
    private final Trail trail;

    ProjectController(Database database, Ids ids, InstantSource clock, Trail trail) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.trail = trail;
    }

    /** What a new project needs. */
    record NewProject(String name) {}

    @PostMapping("/api/v1/projects")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Permission.PROJECT_CREATE)
    ProjectRef create(Caller caller, @RequestBody NewProject wanted) {
        String id = ids.next("prj");
        ProjectRef project = new ProjectRef(id, caller.tenant(), wanted.name(), id, false);
        return database.inTransaction(
                () -> {
                    insert(caller, project);
                    trail.of(project)
                            .record(ProjectEvents.CREATED)
                            .target(id, project.name())
                            .commit();
                    return project;
                });
    }

    @GetMapping("/api/v1/projects/{project}")
    @Access(Permission.PROJECT_READ)
    ProjectRef get(ProjectRef project) {
        return project;
    }

    private void insert(Caller caller, ProjectRef project) {
        database.sql()
                .insertInto(Tables.PROJECTS)
                .set(Tables.ID, project.id())
                .set(Tables.TENANT, project.tenant())
                .set(Tables.NAME, project.name())
                .set(Tables.LOG_NAME, project.log())
                .set(Tables.STATE, "ACTIVE")
                .set(Tables.VISIBILITY, "MEMBERS")
                .set(Tables.CREATED_AT, Times.micros(clock.instant()))
                .set(Tables.CREATED_BY, caller.userId())
                .set(Tables.VERSION, 1L)
                .execute();
        database.sql()
                .insertInto(Tables.MEMBERS)
                .set(Tables.PROJECT_ID, project.id())
                .set(Tables.USER_ID, caller.userId())
                .set(Tables.ROLE, ProjectRole.OWNER.name())
                .execute();
    }
}
