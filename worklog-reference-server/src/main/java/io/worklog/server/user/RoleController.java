package io.worklog.server.user;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRole;
import io.worklog.server.access.SystemRole;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** System roles. */
@RestController
@Tag(name = "roles")
final class RoleController {
    private final Roles roles;

    RoleController(Roles roles) {
        this.roles = roles;
    }

    /**
     * What a role allows.
     *
     * @param role its name
     * @param label what it is called in Chinese
     * @param permissions what it allows
     */
    record RoleView(String role, String label, Set<String> permissions) {}

    /**
     * All roles.
     *
     * @param system roles in running the system
     * @param project roles of members of a project
     * @param holders who has a system role
     */
    record RolesView(List<RoleView> system, List<RoleView> project, List<Profile> holders) {}

    /**
     * A role to be given or taken.
     *
     * @param role null to take it
     * @param reason goes into the system log
     */
    record RoleChange(@Nullable SystemRole role, String reason) {
        String checkedReason() {
            return new UserController.Reason(reason).checked();
        }
    }

    /**
     * A first security officer or auditor.
     *
     * @param user who
     * @param role SECURITY_OFFICER or AUDITOR
     * @param reason goes into the system log
     */
    record FirstRole(String user, SystemRole role, String reason) {}

    @GetMapping("/api/v1/roles")
    @Access(Permission.USER_READ)
    @Operation(operationId = "listRoles", summary = "What roles allow, and who has a system role")
    RolesView list(Caller caller) {
        return new RolesView(
                Arrays.stream(SystemRole.values())
                        .map(role -> view(role.name(), role.label(), role.permissions()))
                        .toList(),
                Arrays.stream(ProjectRole.values())
                        .map(role -> view(role.name(), role.label(), role.permissions()))
                        .toList(),
                roles.holders(caller.tenant()).stream().map(Profile::withoutEmail).toList());
    }

    private static RoleView view(String name, String label, Set<Permission> permissions) {
        return new RoleView(name, label, KeyTable.names(permissions));
    }

    @PutMapping("/api/v1/roles/{user}")
    @Access(Permission.ROLE_MANAGE)
    @Operation(operationId = "changeRole", summary = "Give somebody a system role, or take it")
    Profile change(Caller caller, @PathVariable String user, @RequestBody RoleChange change) {
        return roles.change(caller, user, change.role(), change.checkedReason());
    }

    @PostMapping("/api/v1/roles/first")
    @Access(Permission.USER_MANAGE)
    @Operation(
            operationId = "appointFirst",
            summary = "Appoint the first security officer or auditor, while there is none")
    Profile first(Caller caller, @RequestBody FirstRole wanted) {
        Checks checks = new Checks();
        String user = checks.text("/user", wanted.user());
        String reason = checks.reason("/reason", wanted.reason());
        if (wanted.role() == null) {
            checks.fault("/role", "is missing");
        }
        checks.done();
        return roles.appointFirst(caller, user, wanted.role(), reason);
    }
}
