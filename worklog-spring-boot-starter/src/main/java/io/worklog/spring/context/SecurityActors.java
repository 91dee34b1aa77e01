package io.worklog.spring.context;

import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.spring.NamedPrincipal;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;

/** Asks whom Spring Security authenticated on the calling thread. */
final class SecurityActors implements ActorSource {
    private static final Actor ANONYMOUS = Actor.of(ActorType.ANONYMOUS, "anonymous");

    private final Supplier<SecurityContext> holder;
    private final PrincipalClaims claims;
    private final Impersonation impersonation;

    SecurityActors(
            Supplier<SecurityContext> holder, PrincipalClaims claims, Impersonation impersonation) {
        this.holder = holder;
        this.claims = claims;
        this.impersonation = impersonation;
    }

    @Override
    public String name() {
        return "Spring Security";
    }

    @Override
    public boolean inUse() {
        return true;
    }

    @Override
    public Answer ask() {
        return read(holder.get().getAuthentication());
    }

    /** Who that is; nobody where there is no authentication. */
    Answer read(@Nullable Authentication authentication) {
        return authentication == null ? Answer.NOT_HERE : new Answer.Found(actor(authentication));
    }

    /** Whoever switched to another user did what is recorded, for the one that was switched to. */
    private Actor actor(Authentication authentication) {
        if (!authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken) {
            return ANONYMOUS;
        }
        Actor seen = party(authentication);
        Authentication original = impersonation.original(authentication);
        return original == null ? seen : actor(original).actingFor(seen);
    }

    private Actor party(Authentication authentication) {
        String name = authentication.getName();
        Map<String, Object> found = claims.of(authentication.getPrincipal());
        String id = name == null ? "" : name;
        return found == null ? user(id, authentication) : ClaimActors.read(found, id);
    }

    private static Actor user(String id, Authentication authentication) {
        String called =
                authentication.getPrincipal() instanceof NamedPrincipal principal
                        ? principal.displayName()
                        : null;
        return called == null || called.isBlank() ? Actor.user(id) : Actor.user(id, called);
    }

    /** Finds who is behind an authentication that somebody switched to. */
    @FunctionalInterface
    interface Impersonation {
        /** Nobody switches. */
        Impersonation NONE = authentication -> null;

        /** Who switched to it, or null where nobody did. */
        @Nullable Authentication original(Authentication authentication);
    }
}
