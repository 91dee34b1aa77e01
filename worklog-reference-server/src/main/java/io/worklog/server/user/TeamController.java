package io.worklog.server.user;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Page;
import io.worklog.server.api.PageLimit;
import io.worklog.server.user.TeamAdmin.TeamView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Teams; {@code GET /api/v1/users?team=…} tells who is in one. */
@RestController
@Tag(name = "teams")
final class TeamController {
    private final TeamAdmin teams;

    TeamController(TeamAdmin teams) {
        this.teams = teams;
    }

    /**
     * What a team is called.
     *
     * @param name 1 to 100 characters
     */
    record TeamName(String name) {
        String checked() {
            Checks checks = new Checks();
            String good = checks.name("/name", name);
            checks.done();
            return good;
        }
    }

    @GetMapping("/api/v1/teams")
    @Access(Permission.USER_READ)
    @Operation(operationId = "listTeams", summary = "Teams, newest first")
    Page<TeamView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return teams.list(caller.tenant(), PageLimit.of(limit), after);
    }

    @PostMapping("/api/v1/teams")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Permission.USER_MANAGE)
    @Operation(operationId = "createTeam", summary = "Make a team")
    TeamView create(Caller caller, @RequestBody TeamName wanted) {
        return teams.create(caller, wanted.checked());
    }

    @GetMapping("/api/v1/teams/{team}")
    @Access(Permission.USER_READ)
    @Operation(operationId = "getTeam", summary = "A team")
    ResponseEntity<TeamView> get(Caller caller, @PathVariable String team) {
        return tagged(teams.get(caller.tenant(), team));
    }

    private static ResponseEntity<TeamView> tagged(TeamView team) {
        return ResponseEntity.ok().eTag(EntityTag.of(team.version())).body(team);
    }

    @PatchMapping("/api/v1/teams/{team}")
    @Access(Permission.USER_MANAGE)
    @Operation(operationId = "renameTeam", summary = "Rename a team")
    ResponseEntity<TeamView> rename(
            Caller caller,
            @PathVariable String team,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody TeamName wanted) {
        long version = EntityTag.required(match);
        return tagged(teams.rename(caller, team, version, wanted.checked()));
    }

    @DeleteMapping("/api/v1/teams/{team}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.USER_MANAGE)
    @Operation(operationId = "deleteTeam", summary = "Delete a team and what it was a member of")
    void delete(Caller caller, @PathVariable String team) {
        teams.delete(caller, team);
    }

    @PutMapping("/api/v1/teams/{team}/members/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.USER_MANAGE)
    @Operation(operationId = "addTeamMember", summary = "Add somebody to a team")
    void add(Caller caller, @PathVariable String team, @PathVariable String user) {
        teams.add(caller, team, user);
    }

    @DeleteMapping("/api/v1/teams/{team}/members/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.USER_MANAGE)
    @Operation(operationId = "removeTeamMember", summary = "Remove somebody from a team")
    void remove(Caller caller, @PathVariable String team, @PathVariable String user) {
        teams.remove(caller, team, user);
    }
}
