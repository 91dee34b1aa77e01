package io.worklog.server.user;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * People who log in at an OpenID Connect issuer, and tokens of that issuer.
 *
 * @param issuer address of the issuer, whose keys and pages are found at
 *     /.well-known/openid-configuration below it; not set: nobody comes by OIDC.
 * @param audience what a bearer token must name in aud; not set: no bearer tokens.
 * @param clientId what the server is called at the issuer; not set: no login by pages.
 * @param clientSecret secret of that client; not set for a public client.
 * @param algorithms signatures that are believed; never none, never a shared secret.
 * @param scopes what is asked for at a login.
 * @param createUsers whether somebody unknown whom the issuer knows gets an account.
 * @param tenantClaim claim that names the tenant; not set: everybody is in the first one.
 * @param loginNameClaim claim with the login name of a new account.
 * @param nameClaim claim with the name of a new account.
 */
@ConfigurationProperties("worklog.server.oidc")
record OidcProperties(
        @Nullable String issuer,
        @Nullable String audience,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue({"RS256", "PS256", "ES256"}) List<String> algorithms,
        @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
        @DefaultValue("false") boolean createUsers,
        @Nullable String tenantClaim,
        @DefaultValue("preferred_username") String loginNameClaim,
        @DefaultValue("name") String nameClaim) {
    static final String LOGIN_PATH = "/api/v1/login/oidc";

    /** The issuer; only where one is set. */
    String theIssuer() {
        if (issuer == null) {
            throw new IllegalStateException("worklog.server.oidc.issuer is not set");
        }
        return issuer;
    }

    /** Whether people can log in at the issuer's pages. */
    boolean hasPages() {
        return issuer != null && clientId != null;
    }
}
