package io.worklog.spring.source.security;

import io.worklog.event.EventLimits;
import io.worklog.event.Target;
import io.worklog.spring.source.CapturedText;
import io.worklog.spring.source.SourceRecorder;
import org.springframework.context.ApplicationListener;
import org.springframework.security.web.authentication.switchuser.AuthenticationSwitchUserEvent;

/** Records that somebody began to act as somebody else, or ended it. Thread-safe. */
final class SwitchListener implements ApplicationListener<AuthenticationSwitchUserEvent> {
    private final SourceRecorder recorder;
    private final Callers callers;

    SwitchListener(SourceRecorder recorder) {
        this.recorder = recorder;
        this.callers = new Callers(recorder);
    }

    @Override
    public void onApplicationEvent(AuthenticationSwitchUserEvent event) {
        String target = event.getTargetUser() == null ? null : event.getTargetUser().getUsername();
        recorder.record(
                callers.as(event.getAuthentication()),
                SecurityEvents.USER_SWITCHED,
                recording -> recording.target(
                        Target.of(
                                SecurityEvents.USER,
                                CapturedText.id(target, EventLimits.MAX_ID, "unknown"))));
    }
}
