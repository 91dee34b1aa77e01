package io.worklog.server.user;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.api.EntityTag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own account. */
@RestController
@Tag(name = "me")
final class SelfController {
    private final UserTable users;
    private final UserAdmin admin;
    private final SelfService self;
    private final SessionProperties properties;

    SelfController(
            UserTable users, UserAdmin admin, SelfService self, SessionProperties properties) {
        this.users = users;
        this.admin = admin;
        this.self = self;
        this.properties = properties;
    }

    /**
     * Who the caller is.
     *
     * @param tenant their tenant
     * @param id their identifier
     * @param name what they are called
     * @param via what they came with
     * @param credential identifier of the session or key they came with
     * @param permissions what they may do apart from projects
     * @param projects the only projects this key may be used for; null for all
     * @param account their account; null for whoever has none
     */
    record Me(
            String tenant,
            String id,
            String name,
            Caller.Via via,
            String credential,
            Set<String> permissions,
            @Nullable Set<String> projects,
            @Nullable Profile account) {}

    /**
     * Changes of one's own account; what is left out stays.
     *
     * @param name what one is called
     * @param email where one is reached; empty for nowhere
     * @param language BCP 47 tag; empty for the language of the browser
     */
    record Changes(@Nullable String name, @Nullable String email, @Nullable String language) {
        UserAdmin.Wanted over(Profile now) {
            Checks checks = new Checks();
            UserAdmin.Wanted wanted =
                    new UserAdmin.Wanted(
                            now.loginName(),
                            name == null ? now.name() : checks.name("/name", name),
                            email == null ? now.email() : checks.email("/email", email),
                            language == null
                                    ? now.language()
                                    : checks.language("/language", language));
            checks.done();
            return wanted;
        }
    }

    /**
     * A new password.
     *
     * @param current the one of now
     * @param wanted at least 12 characters
     */
    record PasswordChange(String current, String wanted) {}

    /**
     * A login in a browser.
     *
     * @param id its identifier
     * @param current whether it is the one this was asked with
     * @param beganAt when it began
     * @param seenAt when it was last used, to a minute
     * @param endsAt when it ends at the latest
     * @param address where it began
     * @param agent what the browser called itself
     */
    record SessionView(
            String id,
            boolean current,
            Instant beganAt,
            Instant seenAt,
            Instant endsAt,
            @Nullable String address,
            @Nullable String agent) {
        static SessionView of(Session session, Caller caller) {
            return new SessionView(
                    session.id(),
                    session.id().equals(caller.grant().id()),
                    session.beganAt(),
                    session.seenAt(),
                    session.endsAt(),
                    session.address(),
                    session.agent());
        }
    }

    @GetMapping("/api/v1/me")
    @Access(Permission.SELF)
    @Operation(operationId = "getMe", summary = "Who one is, and what one may do")
    ResponseEntity<Me> me(Caller caller) {
        Optional<Profile> account = users.find(caller.tenant(), caller.userId()).map(Profile::of);
        Me me =
                new Me(
                        caller.tenant(),
                        caller.userId(),
                        caller.name(),
                        caller.via(),
                        caller.grant().id(),
                        KeyTable.names(caller.permissions()),
                        caller.grant().projects(),
                        account.orElse(null));
        var answer = ResponseEntity.ok();
        account.ifPresent(known -> answer.header(HttpHeaders.ETAG, EntityTag.of(known.version())));
        return answer.body(me);
    }

    @PatchMapping("/api/v1/me")
    @Access(Permission.SELF)
    @Operation(operationId = "changeMe", summary = "Change one's name, address and language")
    ResponseEntity<Profile> change(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody Changes changes) {
        long version = EntityTag.required(match);
        Profile now = admin.get(caller.tenant(), caller.userId());
        Profile changed =
                admin.change(caller.tenant(), caller.userId(), version, changes.over(now));
        return ResponseEntity.ok().eTag(EntityTag.of(changed.version())).body(changed);
    }

    @PutMapping("/api/v1/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.SELF)
    @Operation(operationId = "changeMyPassword", summary = "Change one's password")
    void changePassword(
            Caller caller,
            @RequestBody PasswordChange change,
            HttpServletRequest request,
            HttpServletResponse response) {
        Checks checks = new Checks();
        String current = checks.text("/current", change.current());
        String wanted = checks.text("/wanted", change.wanted());
        checks.done();
        self.changePassword(caller, current, wanted)
                .ifPresent(begun ->
                        Cookies.SESSION.write(
                                request, response, begun.token(), properties.longest()));
    }

    @GetMapping("/api/v1/me/sessions")
    @Access(Permission.SELF)
    @Operation(operationId = "listMySessions", summary = "Where one is logged in")
    List<SessionView> sessions(Caller caller) {
        return self.sessions(caller).stream()
                .map(session -> SessionView.of(session, caller))
                .toList();
    }

    @DeleteMapping("/api/v1/me/sessions/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.SELF)
    @Operation(operationId = "endMySession", summary = "End one of one's logins")
    void endSession(Caller caller, @PathVariable String session) {
        self.endSession(caller, session);
    }
}
