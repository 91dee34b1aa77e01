package io.worklog.spring.source.security;

import io.worklog.event.Target;
import io.worklog.spring.source.Masker;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the security source wants to know of servlet requests. Thread-safe. */
final class WebRequests implements DeniedTargets, CredentialsEachTime {
    private final SafeTargets targets;

    WebRequests(Masker masker) {
        targets = new SafeTargets(masker);
    }

    @Override
    public boolean isBehind(Authentication login) {
        HttpServletRequest request = current();
        return login instanceof PreAuthenticatedAuthenticationToken
                || (request != null && request.getHeader("Authorization") != null);
    }

    private static @Nullable HttpServletRequest current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? web.getRequest()
                : null;
    }

    /** Method and path, without parameters; an error's page is what the container wants. */
    @Override
    public @Nullable Target of(Object wanted) {
        if (wanted instanceof HttpServletRequest request) {
            if (request.getDispatcherType() == DispatcherType.ERROR) {
                return null;
            }
            String path = request.getRequestURI();
            int parameters = path.indexOf(';');
            String bare = parameters < 0 ? path : path.substring(0, parameters);
            return targets.named("request", request.getMethod() + " " + bare);
        }
        return targets.of(wanted);
    }
}
