package io.worklog.spring.context;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/** Claims of a JWT, of an OpenID Connect user, of an introspected token or of an OAuth2 user. */
final class OAuth2Claims implements PrincipalClaims {
    @Override
    public @Nullable Map<String, Object> of(@Nullable Object principal) {
        if (principal instanceof ClaimAccessor claims) {
            return claims.getClaims();
        }
        return principal instanceof OAuth2AuthenticatedPrincipal user ? user.getAttributes() : null;
    }
}
