package io.worklog.server.user;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.catalog.FailurePolicy;
import io.worklog.event.Severity;
import io.worklog.event.Verb;

/**
 * What happens with people and their credentials; all of it is in the system log of the tenant.
 * What changes the domain database exists if and only if the change does; what was refused is
 * durable before the answer is sent. What people, their keys and programs are called and why
 * something was done to somebody can be erased; their identifiers stay.
 */
public final class UserEvents implements EventCatalog {
    private static final String CALLED = "/targets/*/name";
    private static final String REASON = "/reason";

    public static final EventType<Object> SETUP_DONE = user("setup.done").verb(Verb.CREATE);

    public static final EventType<Object> LOGGED_IN = user("login.succeeded").verb(Verb.LOGIN);
    public static final EventType<Object> LOGGED_OUT = user("login.ended").verb(Verb.LOGIN);
    public static final EventType<Object> SESSION_ENDED = user("session.revoked").verb(Verb.DELETE);

    /** The name that was tried is personal: people type passwords there. */
    public static final EventType<Object> LOGIN_FAILED =
            EventType.named("login.failed")
                    .verb(Verb.LOGIN)
                    .severity(Severity.MEDIUM)
                    .personal("loginName");

    public static final EventType<Object> LOGINS_FAILED =
            EventType.named("login.failed-often")
                    .verb(Verb.LOGIN)
                    .severity(Severity.MEDIUM)
                    .personal("from");

    public static final EventType<Object> DENIED =
            EventType.named("access.denied")
                    .verb(Verb.OTHER)
                    .severity(Severity.MEDIUM)
                    .onFailure(FailurePolicy.CONTINUE);
    public static final EventType<Object> DENIED_OFTEN =
            EventType.named("access.denied-often")
                    .verb(Verb.OTHER)
                    .severity(Severity.MEDIUM)
                    .onFailure(FailurePolicy.CONTINUE);

    public static final EventType<Object> USER_CREATED =
            user("user.created").personal("name", "loginName", "email");
    public static final EventType<Object> USER_CHANGED =
            user("user.changed").personal("name", "email");
    public static final EventType<Object> USER_INVITED = user("user.invited").verb(Verb.UPDATE);
    public static final EventType<Object> USER_DISABLED =
            user("user.disabled").verb(Verb.UPDATE).reasonRequired();
    public static final EventType<Object> USER_ENABLED =
            user("user.enabled").verb(Verb.UPDATE).reasonRequired();
    public static final EventType<Object> PASSWORD_CHANGED =
            user("user.password.changed").verb(Verb.UPDATE);

    public static final EventType<Object> ROLE_CHANGED =
            user("role.changed").severity(Severity.MEDIUM);

    public static final EventType<Object> TEAM_CREATED = of("team.created", "team");
    public static final EventType<Object> TEAM_CHANGED = of("team.changed", "team");
    public static final EventType<Object> TEAM_DELETED = of("team.deleted", "team");
    public static final EventType<Object> TEAM_MEMBER_ADDED = member("team.member.added");
    public static final EventType<Object> TEAM_MEMBER_REMOVED = member("team.member.removed");

    public static final EventType<Object> TENANT_CREATED = of("tenant.created", "tenant");
    public static final EventType<Object> TENANT_INVITED =
            of("tenant.invited", "tenant").verb(Verb.UPDATE);
    public static final EventType<Object> TENANT_DISABLED =
            of("tenant.disabled", "tenant").verb(Verb.UPDATE).reasonRequired();
    public static final EventType<Object> TENANT_ENABLED =
            of("tenant.enabled", "tenant").verb(Verb.UPDATE).reasonRequired();

    /** Names of keys are what their owners call their machines. */
    public static final EventType<Object> KEY_CREATED = of("key.created", "key").personal(CALLED);

    public static final EventType<Object> KEY_REVOKED =
            of("key.revoked", "key").verb(Verb.DELETE).personal(CALLED);

    /** Somebody let a program in that has no browser; its key is an event of its own. */
    public static final EventType<Object> DEVICE_APPROVED =
            user("login.device-approved").verb(Verb.APPROVE).personal("device");

    public static final EventType<Object> DEVICE_REFUSED =
            user("login.device-refused").verb(Verb.UPDATE).personal("device");

    UserEvents() {}

    private static EventType<Object> user(String name) {
        return of(name, "user").personal(CALLED, REASON);
    }

    /** Somebody comes or goes; beside the team the person is a target. */
    private static EventType<Object> member(String name) {
        return of(name, "team").personal(CALLED);
    }

    private static EventType<Object> of(String name, String target) {
        return EventType.named(name).target(target).delivery(Delivery.TRANSACTIONAL);
    }
}
