package io.worklog.server.user;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Anyone;
import io.worklog.server.access.Tenants;
import io.worklog.server.api.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The first set-up. */
@RestController
@Tag(name = "setup")
final class SetupController {
    private final Setup setup;
    private final SetupLinks links;

    SetupController(Setup setup, SetupLinks links) {
        this.setup = setup;
        this.links = links;
    }

    /**
     * An account to be made.
     *
     * @param loginName what they log in with
     * @param name what they are called
     * @param email where they are reached
     * @param language BCP 47 tag of the language they read; nothing leaves the choice to them
     * @param password at least 12 characters
     */
    record NewAccount(
            String loginName,
            String name,
            @Nullable String email,
            @Nullable String language,
            String password) {}

    /**
     * A first set-up.
     *
     * @param token from the link that the server printed at its start
     * @param administrator manages people, settings and operation, and reads no records
     * @param alsoMember an ordinary account for the one who shall record work at once
     */
    record NewSetup(String token, NewAccount administrator, @Nullable NewAccount alsoMember) {}

    /**
     * The token of a link.
     *
     * @param token from the link that the server printed at its start
     */
    record SetupToken(String token) {}

    /**
     * What a link sets up.
     *
     * @param tenant the tenant whose first administrator it makes
     */
    record SetupLinkView(String tenant) {}

    /**
     * Whether the server waits for its first set-up.
     *
     * @param open whether nobody administers it yet
     */
    record SetupState(boolean open) {}

    @GetMapping("/api/v1/setup")
    @Anyone(reason = "tells the pages which of set-up and login to show")
    @Operation(operationId = "getSetup", summary = "Whether the first set-up is still to be done")
    SetupState state() {
        return new SetupState(links.isOpen(Tenants.FIRST));
    }

    @PostMapping("/api/v1/setup/link")
    @Anyone(reason = "there is nobody yet; the one-time token is the proof")
    @Operation(
            operationId = "checkSetupLink",
            summary = "What a set-up link is for; 410 if it is not valid")
    SetupLinkView check(@RequestBody SetupToken link) {
        Checks checks = new Checks();
        String token = checks.text("/token", link.token());
        checks.done();
        return new SetupLinkView(setup.find(token).tenant());
    }

    @PostMapping("/api/v1/setup")
    @ResponseStatus(HttpStatus.CREATED)
    @Anyone(reason = "there is nobody yet; the one-time token is the proof")
    @Operation(operationId = "setUp", summary = "Make the first administrator, and a member")
    Setup.Done setUp(@RequestBody NewSetup wanted) {
        Checks checks = new Checks();
        String token = checks.text("/token", wanted.token());
        checks.done();
        setup.find(token);
        Setup.Wanted administrator = account(checks, "/administrator", wanted.administrator());
        NewAccount also = wanted.alsoMember();
        Setup.Wanted member = also == null ? null : account(checks, "/alsoMember", also);
        checks.done();
        if (member != null
                && UserTable.key(member.loginName())
                        .equals(UserTable.key(administrator.loginName()))) {
            throw Problem.invalid("/alsoMember/loginName", "is the administrator's");
        }
        return setup.run(token, administrator, member);
    }

    private static Setup.Wanted account(Checks checks, String at, @Nullable NewAccount wanted) {
        if (wanted == null) {
            checks.fault(at, "is missing").done();
            throw new IllegalStateException();
        }
        String login = checks.loginName(at + "/loginName", wanted.loginName());
        return new Setup.Wanted(
                login,
                checks.name(at + "/name", wanted.name()),
                checks.email(at + "/email", wanted.email()),
                checks.language(at + "/language", wanted.language()),
                checks.password(at + "/password", wanted.password(), login));
    }
}
