package io.worklog.spring.source.security;

import io.worklog.Recording;
import io.worklog.context.WorklogContext;
import io.worklog.event.Outcome;
import io.worklog.spring.source.Masker;
import io.worklog.spring.source.RepeatWindow;
import io.worklog.spring.source.SourceRecorder;
import io.worklog.spring.source.security.SecurityProperties.AttemptedNames;
import java.security.Principal;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Records who logged in, who did not and who logged out. Of an authentication it takes the name and
 * the class, never credentials or details. Thread-safe.
 */
final class LoginListener implements ApplicationListener<AbstractAuthenticationEvent> {
    private static final String METHOD = "method";

    private final SourceRecorder recorder;
    private final Callers callers;
    private final SafeTargets targets;
    private final Masker masker;
    private final RepeatWindow repeats;
    private final SecurityProperties properties;
    private final CredentialsEachTime each;

    LoginListener(
            SourceRecorder recorder,
            Masker masker,
            RepeatWindow repeats,
            SecurityProperties properties,
            CredentialsEachTime each) {
        this.recorder = recorder;
        this.callers = new Callers(recorder);
        this.targets = new SafeTargets(masker);
        this.masker = masker;
        this.repeats = repeats;
        this.properties = properties;
        this.each = each;
    }

    @Override
    public void onApplicationEvent(AbstractAuthenticationEvent event) {
        switch (event) {
            case AuthenticationSuccessEvent success -> succeeded(success.getAuthentication());
            case AbstractAuthenticationFailureEvent failure -> failed(failure);
            case LogoutSuccessEvent logout -> loggedOut(logout.getAuthentication());
            default -> {
                // The other kinds repeat one of these, or are heard where they come from.
            }
        }
    }

    private void succeeded(Authentication who) {
        if (Callers.isAnonymous(who)) {
            return;
        }
        WorklogContext caller = callers.as(who);
        Login login = new Login(who.getName(), kind(who), caller.request().ip());
        boolean repeated = each.isBehind(who);
        OptionalLong admitted =
                repeated ? repeats.admit(login, properties.repeatWindow()) : OptionalLong.of(0);
        if (admitted.isEmpty()) {
            return;
        }
        try {
            recorder.record(
                    caller,
                    SecurityEvents.LOGIN_SUCCEEDED,
                    recording -> {
                        recording.target(targets.user(who.getName())).metadata(METHOD, kind(who));
                        if (repeated) {
                            recording.metadata("repeats", Long.toString(admitted.getAsLong()));
                        }
                    });
        } catch (RuntimeException e) {
            repeats.forget(login);
            throw e;
        }
    }

    private void failed(AbstractAuthenticationFailureEvent failure) {
        Authentication tried = failure.getAuthentication();
        recorder.record(
                callers.present(),
                SecurityEvents.LOGIN_FAILED,
                recording -> {
                    recording.outcome(
                            Outcome.FAILURE, failure.getException().getClass().getSimpleName());
                    recording.metadata(METHOD, kind(tried));
                    addAttempted(recording, attempted(tried));
                });
    }

    private void addAttempted(Recording<?> recording, @Nullable String name) {
        if (name == null || properties.attemptedNames() == AttemptedNames.NONE) {
            recording.target(targets.user(null));
            return;
        }
        boolean plain = properties.attemptedNames() == AttemptedNames.PLAIN;
        recording.target(targets.user(plain ? name : masker.standIn(name)));
        recording.metadata("target.verified", "false");
    }

    /** The name, where it is sure to be one: what else stands as a principal may be a token. */
    private static @Nullable String attempted(Authentication tried) {
        Object principal = tried.getPrincipal();
        boolean named =
                tried instanceof UsernamePasswordAuthenticationToken
                        || principal instanceof UserDetails
                        || principal instanceof AuthenticatedPrincipal
                        || principal instanceof Principal;
        return named ? tried.getName() : null;
    }

    private void loggedOut(Authentication who) {
        recorder.record(
                callers.as(who),
                SecurityEvents.LOGGED_OUT,
                recording -> recording.target(targets.user(who.getName())));
    }

    private static String kind(Authentication who) {
        return who.getClass().getSimpleName();
    }

    /**
     * What makes two logins the same.
     *
     * @param name who
     * @param kind how
     * @param address from where
     */
    private record Login(String name, String kind, @Nullable String address) {}
}
