package io.worklog.server.project;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.access.ProjectRole;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Page;
import io.worklog.server.api.PageLimit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Projects over REST. */
@RestController
@Tag(name = "projects")
final class ProjectController {
    private final ProjectWork work;
    private final ProjectRows rows;
    private final ProjectLists lists;
    private final MemberRows members;

    ProjectController(ProjectWork work, ProjectRows rows, ProjectLists lists, MemberRows members) {
        this.work = work;
        this.rows = rows;
        this.lists = lists;
        this.members = members;
    }

    @PostMapping("/api/v1/projects")
    @Access(Permission.PROJECT_CREATE)
    @Operation(
            operationId = "createProject",
            summary = "Creates a project with a log of its own; the caller owns it")
    ResponseEntity<ProjectView> create(
            Caller caller, @RequestBody ProjectInput.NewProject project) {
        ProjectRow made = work.create(caller, project);
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(EntityTag.of(made.version()))
                .body(ProjectView.of(made, EnumSet.of(ProjectRole.OWNER)));
    }

    @GetMapping("/api/v1/projects")
    @Access(Permission.SELF)
    @Operation(
            operationId = "listProjects",
            summary = "Lists the projects that the caller may see, newest first")
    Page<ProjectView> list(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable ProjectState state,
            @RequestParam(name = "q", required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var wanted = new ProjectLists.Wanted(mine, state, text);
        return lists.page(caller, wanted, cursor, PageLimit.of(limit));
    }

    @GetMapping("/api/v1/projects/{project}")
    @Access(Permission.PROJECT_READ)
    @Operation(operationId = "getProject", summary = "Reads a project")
    ResponseEntity<ProjectView> get(Caller caller, ProjectRef project) {
        return answer(caller, rows.get(project.id()));
    }

    @PatchMapping("/api/v1/projects/{project}")
    @Access(Permission.PROJECT_MANAGE)
    @Operation(
            operationId = "updateProject",
            summary = "Changes name, key, description or visibility")
    ResponseEntity<ProjectView> change(
            Caller caller,
            ProjectRef project,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag,
            @RequestBody ProjectInput.ProjectChange change) {
        return answer(caller, work.change(project, EntityTag.required(tag), change));
    }

    @PostMapping("/api/v1/projects/{project}/archive")
    @Access(Permission.PROJECT_MANAGE)
    @Operation(operationId = "archiveProject", summary = "Makes a project read-only")
    ResponseEntity<ProjectView> archive(
            Caller caller,
            ProjectRef project,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag,
            @RequestBody ProjectInput.WhyBody why) {
        long version = EntityTag.required(tag);
        return answer(caller, work.archive(project, version, ProjectState.ARCHIVED, why.reason()));
    }

    @PostMapping("/api/v1/projects/{project}/unarchive")
    @Access(Permission.PROJECT_MANAGE)
    @Operation(operationId = "unarchiveProject", summary = "Opens an archived project again")
    ResponseEntity<ProjectView> unarchive(
            Caller caller,
            ProjectRef project,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag,
            @RequestBody ProjectInput.WhyBody why) {
        long version = EntityTag.required(tag);
        return answer(caller, work.archive(project, version, ProjectState.ACTIVE, why.reason()));
    }

    private ResponseEntity<ProjectView> answer(Caller caller, ProjectRow row) {
        Map<String, Set<ProjectRole>> roles = members.of(caller.userId(), Set.of(row.id()));
        return ResponseEntity.ok()
                .eTag(EntityTag.of(row.version()))
                .body(ProjectView.of(row, roles.getOrDefault(row.id(), Set.of())));
    }
}
