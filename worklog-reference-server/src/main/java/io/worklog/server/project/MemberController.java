package io.worklog.server.project;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.access.ProjectRole;
import io.worklog.server.project.MemberRows.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Members of projects over REST. */
@RestController
@Tag(name = "members")
final class MemberController {
    private final MemberWork work;

    MemberController(MemberWork work) {
        this.work = work;
    }

    /**
     * Somebody who belongs to a project.
     *
     * @param id the person or team
     * @param name their name now; null where they are gone
     * @param roles what they are
     */
    record Member(String id, @Nullable String name, Set<ProjectRole> roles) {}

    /** Everybody who belongs to a project: people by themselves, and teams. */
    record Members(List<Member> people, List<Member> teams) {}

    /** The roles a member has from now on; none takes them out of the project. */
    record RolesBody(Set<ProjectRole> roles) {}

    /**
     * Whom to hand a project to.
     *
     * @param to a person of the tenant
     * @param reason why; may be left out
     */
    record TransferBody(String to, @Nullable String reason) {}

    @GetMapping("/api/v1/projects/{project}/members")
    @Access(Permission.PROJECT_READ)
    @Operation(operationId = "listMembers", summary = "Lists the people and teams of a project")
    Members list(ProjectRef project) {
        return new Members(work.list(Kind.PERSON, project), work.list(Kind.TEAM, project));
    }

    @PutMapping("/api/v1/projects/{project}/members/{user}")
    @Access(Permission.MEMBER_MANAGE)
    @Operation(operationId = "setMember", summary = "Gives a person exactly these roles")
    Member put(ProjectRef project, @PathVariable String user, @RequestBody RolesBody body) {
        return work.set(Kind.PERSON, project, user, body.roles());
    }

    @DeleteMapping("/api/v1/projects/{project}/members/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.MEMBER_MANAGE)
    @Operation(operationId = "removeMember", summary = "Takes a person out of a project")
    void remove(ProjectRef project, @PathVariable String user) {
        work.set(Kind.PERSON, project, user, Set.of());
    }

    @PutMapping("/api/v1/projects/{project}/teams/{team}")
    @Access(Permission.MEMBER_MANAGE)
    @Operation(
            operationId = "setMemberTeam",
            summary = "Gives everybody of a team exactly these roles")
    Member putTeam(ProjectRef project, @PathVariable String team, @RequestBody RolesBody body) {
        return work.set(Kind.TEAM, project, team, body.roles());
    }

    @DeleteMapping("/api/v1/projects/{project}/teams/{team}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.MEMBER_MANAGE)
    @Operation(operationId = "removeMemberTeam", summary = "Takes a team out of a project")
    void removeTeam(ProjectRef project, @PathVariable String team) {
        work.set(Kind.TEAM, project, team, Set.of());
    }

    @PostMapping("/api/v1/projects/{project}/transfer")
    @Access(Permission.PROJECT_MANAGE)
    @Operation(
            operationId = "transferProject",
            summary = "Makes somebody else the owner in the caller's place")
    Members transfer(Caller caller, ProjectRef project, @RequestBody TransferBody body) {
        work.transfer(caller, project, body.to(), body.reason());
        return list(project);
    }
}
