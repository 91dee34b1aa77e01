package io.worklog.server.user;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.SecretAnswer;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Page;
import io.worklog.server.api.PageLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The people of a tenant. */
@RestController
@Tag(name = "users")
final class UserController {
    private final UserAdmin users;
    private final UserSearch search;
    private final Keys keys;

    UserController(UserAdmin users, UserSearch search, Keys keys) {
        this.users = users;
        this.search = search;
        this.keys = keys;
    }

    /**
     * Somebody to be invited.
     *
     * @param loginName what they log in with
     * @param name what they are called
     * @param email where they are reached
     * @param language BCP 47 tag of the language they read; nothing leaves the choice to them
     */
    record NewUser(
            String loginName, String name, @Nullable String email, @Nullable String language) {}

    /**
     * Why something is done.
     *
     * @param reason goes into the system log
     */
    record Reason(String reason) {
        String checked() {
            Checks checks = new Checks();
            String text = checks.reason("/reason", reason);
            checks.done();
            return text;
        }
    }

    @GetMapping("/api/v1/users")
    @Access(Permission.USER_READ)
    @Operation(operationId = "listUsers", summary = "Who is there, newest first")
    Page<Profile> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        Page<Profile> page =
                this.search.find(
                        new UserSearch.Wish(caller.tenant(), search, team, after),
                        PageLimit.of(limit));
        List<Profile> shown = page.items().stream().map(one -> shown(caller, one)).toList();
        return new Page<>(shown, page.next());
    }

    private static Profile shown(Caller caller, Profile profile) {
        boolean all =
                caller.permissions().contains(Permission.USER_MANAGE)
                        || caller.userId().equals(profile.id());
        return all ? profile : profile.withoutEmail();
    }

    @PostMapping("/api/v1/users")
    @SecretAnswer
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Permission.USER_MANAGE)
    @Operation(operationId = "createUser", summary = "Make an account and the link for its person")
    UserAdmin.Invitation create(Caller caller, @RequestBody NewUser wanted) {
        Checks checks = new Checks();
        UserAdmin.Wanted good =
                new UserAdmin.Wanted(
                        checks.loginName("/loginName", wanted.loginName()),
                        checks.name("/name", wanted.name()),
                        checks.email("/email", wanted.email()),
                        checks.language("/language", wanted.language()));
        checks.done();
        return users.create(caller, good);
    }

    @GetMapping("/api/v1/users/{user}")
    @Access(Permission.USER_READ)
    @Operation(operationId = "getUser", summary = "Somebody")
    ResponseEntity<Profile> get(Caller caller, @PathVariable String user) {
        Profile profile = users.get(caller.tenant(), user);
        return ResponseEntity.ok()
                .eTag(EntityTag.of(profile.version()))
                .body(shown(caller, profile));
    }

    @PatchMapping("/api/v1/users/{user}")
    @Access(Permission.USER_MANAGE)
    @Operation(operationId = "changeUser", summary = "Rename somebody, change address or language")
    ResponseEntity<Profile> change(
            Caller caller,
            @PathVariable String user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody SelfController.Changes changes) {
        long version = EntityTag.required(match);
        Profile now = users.get(caller.tenant(), user);
        Profile changed = users.change(caller.tenant(), user, version, changes.over(now));
        return ResponseEntity.ok().eTag(EntityTag.of(changed.version())).body(changed);
    }

    @PostMapping("/api/v1/users/{user}/invitation")
    @SecretAnswer
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Permission.USER_MANAGE)
    @Operation(operationId = "inviteUser", summary = "Make a link for a new password")
    UserAdmin.Invitation invite(Caller caller, @PathVariable String user) {
        return users.invite(caller, user);
    }

    @PostMapping("/api/v1/users/{user}/disable")
    @Access(Permission.USER_MANAGE)
    @Operation(operationId = "disableUser", summary = "Let somebody log in no longer")
    Profile disable(Caller caller, @PathVariable String user, @RequestBody Reason reason) {
        return users.disable(caller, user, reason.checked());
    }

    @PostMapping("/api/v1/users/{user}/enable")
    @Access(Permission.USER_MANAGE)
    @Operation(operationId = "enableUser", summary = "Let somebody log in again")
    Profile enable(Caller caller, @PathVariable String user, @RequestBody Reason reason) {
        return users.enable(caller, user, reason.checked());
    }

    @DeleteMapping("/api/v1/users/{user}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.USER_MANAGE)
    @Operation(operationId = "endSessionsOfUser", summary = "End every login of somebody")
    void endSessions(Caller caller, @PathVariable String user) {
        users.endSessions(caller, user);
    }

    @GetMapping("/api/v1/users/{user}/keys")
    @Access(Permission.USER_MANAGE)
    @Operation(operationId = "listKeysOfUser", summary = "Somebody's API keys, without secrets")
    List<KeyController.KeyView> keys(Caller caller, @PathVariable String user) {
        users.get(caller.tenant(), user);
        return keys.of(user).stream().map(KeyController.KeyView::of).toList();
    }

    @DeleteMapping("/api/v1/users/{user}/keys/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.USER_MANAGE)
    @Operation(operationId = "revokeKeyOfUser", summary = "Revoke an API key of somebody")
    void revokeKey(Caller caller, @PathVariable String user, @PathVariable String key) {
        users.get(caller.tenant(), user);
        keys.revoke(caller.tenant(), user, key);
    }
}
