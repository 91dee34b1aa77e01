package io.worklog.server.project;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the caller may do in a project, so that pages offer nothing that would be refused. */
@RestController
@Tag(name = "projects")
final class PermissionController {
    private final ProjectDirectory projects;

    PermissionController(ProjectDirectory projects) {
        this.projects = projects;
    }

    /**
     * What may be done.
     *
     * @param permissions by membership, team, visibility, system role and credential
     */
    record MyPermissions(Set<String> permissions) {}

    @GetMapping("/api/v1/projects/{project}/permissions")
    @Access(Permission.PROJECT_READ)
    @Operation(
            operationId = "getMyPermissions",
            summary = "What the caller may do in the project, for whatever reason")
    MyPermissions mine(Caller caller, ProjectRef project) {
        return new MyPermissions(
                projects.permissions(caller, project).stream()
                        .map(Permission::scope)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
