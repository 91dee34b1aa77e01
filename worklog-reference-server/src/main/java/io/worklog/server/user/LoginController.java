package io.worklog.server.user;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Anyone;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Logging in and out. */
@RestController
@Tag(name = "login")
final class LoginController {
    private static final Duration DEVICE = Duration.ofDays(180);

    private final Logins logins;
    private final UserAdmin users;
    private final SelfService self;
    private final Devices devices;
    private final SessionProperties properties;
    private final OidcProperties oidc;

    LoginController(
            Logins logins,
            UserAdmin users,
            SelfService self,
            Devices devices,
            SessionProperties properties,
            OidcProperties oidc) {
        this.logins = logins;
        this.users = users;
        this.self = self;
        this.devices = devices;
        this.properties = properties;
        this.oidc = oidc;
    }

    /**
     * What somebody logs in with.
     *
     * @param tenant the tenant; the first one unless said
     * @param loginName their login name
     * @param password their password
     */
    record Credentials(@Nullable String tenant, String loginName, String password) {}

    /**
     * A new password.
     *
     * @param token from the link of an invitation
     * @param password at least 12 characters
     */
    record NewPassword(String token, String password) {}

    /**
     * The token of a link.
     *
     * @param token from the link of an invitation
     */
    record LinkToken(String token) {}

    /**
     * Ways to log in.
     *
     * @param password whether with a password
     * @param oidc page that leads to the OIDC issuer; null where none is set
     */
    record LoginWays(boolean password, @Nullable String oidc) {}

    @GetMapping("/api/v1/login")
    @Anyone(reason = "the login page asks for it")
    @Operation(operationId = "getLoginWays", summary = "Ways to log in")
    LoginWays ways() {
        return new LoginWays(true, oidc.hasPages() ? OidcProperties.LOGIN_PATH : null);
    }

    @PostMapping(path = "/api/v1/login", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Anyone(reason = "who logs in is nobody yet")
    @Operation(operationId = "logIn", summary = "Log in; the answer sets a cookie")
    Profile logIn(
            @RequestBody Credentials given,
            HttpServletRequest request,
            HttpServletResponse response) {
        Checks checks = new Checks();
        String name = checks.text("/loginName", given.loginName());
        String password = checks.text("/password", given.password());
        checks.done();
        Logins.Attempt attempt =
                new Logins.Attempt(
                        Objects.requireNonNullElse(given.tenant(), Tenants.FIRST),
                        name,
                        password,
                        Cookies.DEVICE.read(request).orElse(null));
        Sessions.Begun begun = logins.login(attempt);
        String user = begun.session().user();
        Cookies.SESSION.write(request, response, begun.token(), properties.longest());
        Cookies.DEVICE.write(request, response, devices.token(user), DEVICE);
        return users.get(begun.session().tenant(), user);
    }

    @PostMapping(path = "/api/v1/login/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Anyone(reason = "the one-time token is the proof")
    @Operation(operationId = "setPassword", summary = "Set a password by the link one was given")
    void setPassword(@RequestBody NewPassword wanted) {
        Checks checks = new Checks();
        String token = checks.text("/token", wanted.token());
        checks.done();
        users.setPassword(token, wanted.password());
    }

    @PostMapping(path = "/api/v1/login/password/link", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Anyone(reason = "the one-time token is the proof")
    @Operation(
            operationId = "checkPasswordLink",
            summary = "Whose password a link sets; 410 if it is not valid")
    UserAdmin.LinkOwner checkLink(@RequestBody LinkToken link) {
        Checks checks = new Checks();
        String token = checks.text("/token", link.token());
        checks.done();
        return users.linkOwner(token);
    }

    @PostMapping("/api/v1/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.SELF)
    @Operation(operationId = "logOut", summary = "End the login this is asked with")
    void logOut(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        if (caller.via() == Caller.Via.SESSION) {
            self.logOut(caller);
        }
        Cookies.SESSION.clear(request, response);
    }
}
