package io.worklog.spring.source.security;

import io.worklog.context.WorklogContext;
import io.worklog.spring.source.Masker;
import io.worklog.spring.source.SourceRecorder;
import org.springframework.context.ApplicationListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.session.SessionDestroyedEvent;

/**
 * Records that somebody's session ran out. One that ends within a request was ended by it, as a
 * logout does, and is left out. Thread-safe.
 */
final class SessionListener implements ApplicationListener<SessionDestroyedEvent> {
    private final SourceRecorder recorder;
    private final Masker masker;
    private final SafeTargets targets;

    SessionListener(SourceRecorder recorder, Masker masker) {
        this.recorder = recorder;
        this.masker = masker;
        this.targets = new SafeTargets(masker);
    }

    @Override
    public void onApplicationEvent(SessionDestroyedEvent event) {
        WorklogContext caller = recorder.caller();
        if (caller.request().requestId() != null) {
            return;
        }
        for (SecurityContext context : event.getSecurityContexts()) {
            Authentication who = context.getAuthentication();
            if (who != null && !Callers.isAnonymous(who)) {
                recorder.record(
                        caller,
                        SecurityEvents.SESSION_EXPIRED,
                        recording ->
                                recording
                                        .target(targets.user(who.getName()))
                                        .metadata("session", masker.standIn(event.getId())));
            }
        }
    }
}
