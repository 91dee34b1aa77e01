package io.worklog.spring.context;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;

/** Reads the tenant from a claim of the token that somebody logged in with. */
final class ClaimedTenants implements TenantSource {
    private final String claim;
    private final Supplier<SecurityContext> holder;
    private final PrincipalClaims claims;

    ClaimedTenants(String claim, Supplier<SecurityContext> holder, PrincipalClaims claims) {
        this.claim = claim;
        this.holder = holder;
        this.claims = claims;
    }

    @Override
    public String name() {
        return "worklog.context.tenant-claim";
    }

    @Override
    public @Nullable String tenant() {
        return read(holder.get().getAuthentication());
    }

    /** What the claim says; only a text or a number is a tenant. */
    @Nullable String read(@Nullable Authentication authentication) {
        if (authentication == null || !authentication.isAuthenticated()) {
            return null;
        }
        Map<String, Object> found = claims.of(authentication.getPrincipal());
        Object value = found == null ? null : found.get(claim);
        return value instanceof String || value instanceof Number ? value.toString() : null;
    }
}
