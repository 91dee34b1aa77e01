package io.worklog.server.user;

import io.worklog.Recording;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.Outcome;
import io.worklog.event.Target;
import io.worklog.server.access.Caller;
import io.worklog.server.access.DenialListener;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.access.Tenants;
import io.worklog.server.trail.Trail;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what was refused: failed logins and what somebody may not do, in the system log of the
 * tenant, a few of a kind in a minute one by one and the rest as their number. Thread-safe.
 */
final class SecurityTrail implements DenialListener {
    static final int FAILURES_A_MINUTE = 10;
    static final int DENIALS_A_MINUTE = 20;

    private static final Logger LOG = LoggerFactory.getLogger(SecurityTrail.class);
    private static final Actor NOBODY = Actor.of(ActorType.ANONYMOUS, "anonymous");

    private final Trail trail;
    private final TenantTable tenants;
    private final Flood<From> failures;
    private final Flood<Wish> denials;

    SecurityTrail(Trail trail, TenantTable tenants, InstantSource clock) {
        this.trail = trail;
        this.tenants = tenants;
        From anywhere = new From(Tenants.FIRST, "several");
        failures = new Flood<>(clock, FAILURES_A_MINUTE, anywhere, this::failedOften);
        Wish anything = new Wish(Tenants.FIRST, NOBODY, "several", null);
        denials = new Flood<>(clock, DENIALS_A_MINUTE, anything, this::deniedOften);
    }

    /** Where failed logins come from. */
    private record From(String tenant, String address) {}

    /** What somebody may not do. */
    private record Wish(String tenant, Actor actor, String permission, @Nullable String project) {
        Target target() {
            return project == null ? Target.of("tenant", tenant) : Target.of("project", project);
        }
    }

    /** Records a login that failed, of whom nobody knows who it was to be. */
    void failed(String tenant, String loginName, Caller.Via how) {
        failed(tenant, loginName, how, null);
    }

    /**
     * Records a login that failed.
     *
     * @param tenant what was tried; another log is used where there is no such tenant
     * @param loginName what was tried, which may be anything
     * @param how what was tried with
     * @param user who has that name, so that it is erased with them; null where nobody does
     */
    void failed(String tenant, String loginName, Caller.Via how, @Nullable String user) {
        String known = tenants.isActive(tenant) ? tenant : Tenants.FIRST;
        String ip = Objects.requireNonNullElse(WorklogContext.current().request().ip(), "unknown");
        if (failures.passes(new From(known, ip))) {
            Recording<Object> event =
                    trail.system(known)
                            .record(UserEvents.LOGIN_FAILED)
                            .actor(NOBODY)
                            .tenant(known)
                            .target(Target.of("tenant", known))
                            .metadata("loginName", shortened(loginName))
                            .metadata("via", how.name())
                            .outcome(Outcome.FAILURE);
            (user == null ? event : event.target(Target.of("user", user))).commit();
        }
    }

    private static String shortened(String name) {
        return name.length() <= 128 ? name : name.substring(0, 128);
    }

    private void failedOften(Flood.Rest<From> rest) {
        trail.system(rest.kind().tenant())
                .record(UserEvents.LOGINS_FAILED)
                .actor(NOBODY)
                .tenant(rest.kind().tenant())
                .target(Target.of("tenant", rest.kind().tenant()))
                .metadata("from", rest.kind().address())
                .metadata("count", Long.toString(rest.count()))
                .metadata("since", rest.since().toString())
                .outcome(Outcome.FAILURE)
                .commit();
    }

    @Override
    public void denied(
            Caller caller, Permission permission, @Nullable ProjectRef project, String request) {
        String where = project == null ? null : project.id();
        Wish wish = new Wish(caller.tenant(), caller.actor(), permission.scope(), where);
        if (denials.passes(wish)) {
            safely(() -> record(wish, request));
        }
    }

    private void record(Wish wish, String request) {
        trail.system(wish.tenant())
                .record(UserEvents.DENIED)
                .target(wish.target())
                .metadata("permission", wish.permission())
                .metadata("request", request)
                .denied("lacks the permission " + wish.permission())
                .commit();
    }

    private void deniedOften(Flood.Rest<Wish> rest) {
        Wish wish = rest.kind();
        trail.system(wish.tenant())
                .record(UserEvents.DENIED_OFTEN)
                .actor(wish.actor())
                .tenant(wish.tenant())
                .target(wish.target())
                .metadata("permission", wish.permission())
                .metadata("count", Long.toString(rest.count()))
                .metadata("since", rest.since().toString())
                .denied("lacks the permission " + wish.permission())
                .commit();
    }

    /** Tells of refusals that were counted; called every few seconds. */
    void tell() {
        safely(failures::tell);
        safely(denials::tell);
    }

    /** Tells of all that were counted, before the log is closed. */
    void tellAll() {
        safely(failures::tellAll);
        safely(denials::tellAll);
    }

    private static void safely(Runnable recording) {
        try {
            recording.run();
        } catch (RuntimeException e) {
            LOG.error("worklog.refusal.not-recorded", e);
        }
    }
}
