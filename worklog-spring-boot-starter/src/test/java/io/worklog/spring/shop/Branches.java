package io.worklog.spring.shop;

import io.worklog.spring.TenantResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Each branch sees what its own people did: the tenant is the branch of who is logged in. */
@Component
class Branches implements TenantResolver {
    @Override
    public @Nullable String tenant() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof Staff staff ? staff.branch() : null;
    }
}
