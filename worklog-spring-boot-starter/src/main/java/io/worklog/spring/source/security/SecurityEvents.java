package io.worklog.spring.source.security;

import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.catalog.FailurePolicy;
import io.worklog.event.Severity;
import io.worklog.event.Verb;

/**
 * The types of what concerns access. A login that cannot be recorded does not happen; what is
 * refused anyway is refused whether or not it can be recorded. A host that wants it otherwise has a
 * type of the same name in its catalog.
 */
public final class SecurityEvents implements EventCatalog {
    /** The kind of target that stands for whoever logs in or out. */
    public static final String USER = "user";

    /** Somebody proved who they are. */
    public static final EventType<Object> LOGIN_SUCCEEDED =
            EventType.named("security.login.succeeded").verb(Verb.LOGIN);

    /** Somebody did not; the name they gave is the target, and nobody's word for anything. */
    public static final EventType<Object> LOGIN_FAILED =
            EventType.named("security.login.failed")
                    .verb(Verb.LOGIN)
                    .severity(Severity.MEDIUM)
                    .onFailure(FailurePolicy.CONTINUE);

    /** Somebody logged out. */
    public static final EventType<Object> LOGGED_OUT =
            EventType.named("security.logout.succeeded")
                    .verb(Verb.LOGIN)
                    .onFailure(FailurePolicy.CONTINUE);

    /** Somebody was refused what they asked for. */
    public static final EventType<Object> ACCESS_DENIED =
            EventType.named("security.access.denied")
                    .severity(Severity.MEDIUM)
                    .onFailure(FailurePolicy.CONTINUE);

    /** Somebody began, or ended, to act as somebody else. */
    public static final EventType<Object> USER_SWITCHED =
            EventType.named("security.user.switched").verb(Verb.LOGIN).severity(Severity.HIGH);

    /** A session of somebody's ran out. */
    public static final EventType<Object> SESSION_EXPIRED =
            EventType.named("security.session.expired").onFailure(FailurePolicy.CONTINUE);

    private SecurityEvents() {}
}
