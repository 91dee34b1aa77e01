package io.worklog.spring.source.security;

import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.spring.source.SourceRecorder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * Who is behind an authentication that the thread does not carry yet, or no longer: the same actor
 * that everything else of that user's is recorded with. Thread-safe.
 */
final class Callers {
    private static final Actor NOBODY = Actor.of(ActorType.ANONYMOUS, "anonymous");

    private final SourceRecorder recorder;

    Callers(SourceRecorder recorder) {
        this.recorder = recorder;
    }

    /** The caller, if that is who it is. */
    WorklogContext as(@Nullable Authentication who) {
        if (who == null || isAnonymous(who)) {
            return recorder.caller().withActor(NOBODY);
        }
        Supplier<SecurityContext> before = SecurityContextHolder.getDeferredContext();
        try {
            SecurityContextHolder.setContext(new SecurityContextImpl(who));
            WorklogContext found = recorder.caller();
            return isSomebody(found.actor()) ? found : found.withActor(Actor.user(who.getName()));
        } finally {
            SecurityContextHolder.setDeferredContext(before);
        }
    }

    /** The caller as the thread knows it: nobody, unless somebody is logged in already. */
    WorklogContext present() {
        return as(SecurityContextHolder.getContext().getAuthentication());
    }

    static boolean isAnonymous(Authentication who) {
        return who instanceof AnonymousAuthenticationToken || !who.isAuthenticated();
    }

    private static boolean isSomebody(@Nullable Actor actor) {
        return actor != null
                && actor.type() != ActorType.ANONYMOUS
                && actor.type() != ActorType.SYSTEM;
    }
}
