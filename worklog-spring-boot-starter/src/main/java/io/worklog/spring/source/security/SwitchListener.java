package io.worklog.spring.source.security;

import io.worklog.spring.source.Masker;
import io.worklog.spring.source.SourceRecorder;
import org.springframework.context.ApplicationListener;
import org.springframework.security.web.authentication.switchuser.AuthenticationSwitchUserEvent;

/** Records that somebody began to act as somebody else, or ended it. Thread-safe. */
final class SwitchListener implements ApplicationListener<AuthenticationSwitchUserEvent> {
    private final SourceRecorder recorder;
    private final Callers callers;
    private final SafeTargets targets;

    SwitchListener(SourceRecorder recorder, Masker masker) {
        this.recorder = recorder;
        this.callers = new Callers(recorder);
        this.targets = new SafeTargets(masker);
    }

    @Override
    public void onApplicationEvent(AuthenticationSwitchUserEvent event) {
        String target = event.getTargetUser() == null ? null : event.getTargetUser().getUsername();
        recorder.record(
                callers.as(event.getAuthentication()),
                SecurityEvents.USER_SWITCHED,
                recording -> recording.target(targets.user(target)));
    }
}
