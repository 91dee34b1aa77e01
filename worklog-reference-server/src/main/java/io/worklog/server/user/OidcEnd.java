package io.worklog.server.user;

import io.worklog.server.access.Caller.Via;
import io.worklog.server.access.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** The end of a login at the issuer's pages: a login here, or back to the login page. */
final class OidcEnd implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    /** The pages, seen from {@code /api/v1/login/oidc/callback}. */
    static final String START = "../../../../";

    private static final Logger LOG = LoggerFactory.getLogger(OidcEnd.class);

    private final OidcAccounts accounts;
    private final Logins logins;
    private final SecurityTrail refusals;
    private final SessionProperties sessions;

    OidcEnd(
            OidcAccounts accounts,
            Logins logins,
            SecurityTrail refusals,
            SessionProperties sessions) {
        this.accounts = accounts;
        this.logins = logins;
        this.refusals = refusals;
        this.sessions = sessions;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication proven) {
        Optional<Account> account = account(proven);
        if (account.isEmpty()) {
            refuse(response, "no-account");
            return;
        }
        Sessions.Begun begun = logins.begin(account.get().person(), "oidc");
        Cookies.SESSION.write(request, response, begun.token(), sessions.longest());
        go(response, START);
    }

    /** A relative address: host and path above the server are what a proxy before it calls them. */
    private static void go(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", path);
    }

    private Optional<Account> account(Authentication proven) {
        if (!(proven.getPrincipal() instanceof OidcUser user)) {
            return Optional.empty();
        }
        String subject = user.getSubject();
        return subject == null ? Optional.empty() : accounts.find(subject, user.getClaims());
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
        LOG.info("worklog.oidc.login-failed", why);
        refuse(response, "oidc");
    }

    private void refuse(HttpServletResponse response, String error) {
        refusals.failed(Tenants.FIRST, "", Via.TOKEN);
        go(response, START + "#/login?error=" + error);
    }
}
