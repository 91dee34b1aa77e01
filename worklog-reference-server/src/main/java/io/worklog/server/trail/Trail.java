package io.worklog.server.trail;

import io.worklog.AuditLog;
import io.worklog.catalog.EventType;
import io.worklog.event.Target;
import io.worklog.server.access.ProjectRef;
import java.util.Optional;

/**
 * The logs that the server writes through the library's public interface. Events recorded while a
 * request is served carry its caller, tenant, address and request id by themselves. Thread-safe.
 */
public interface Trail {
    /** What the system log of a tenant is called. */
    static String systemLog(String tenant) {
        return "system." + tenant;
    }

    /** The log of a project. */
    AuditLog of(ProjectRef project);

    /**
     * Where events about the log itself go, such as that it was verified: the log, or the system log
     * of the tenant while it is damaged and takes nothing.
     */
    AuditLog about(ProjectRef project);

    /**
     * The system log of a tenant: logins, refusals, views, keys, roles, settings.
     *
     * @throws io.worklog.server.api.Problem if it is damaged and takes nothing: what has to be
     *     recorded in it MUST NOT be done
     */
    AuditLog system(String tenant);

    /** The same, and nothing while it is damaged; for what is recorded elsewhere too. */
    Optional<AuditLog> soundSystem(String tenant);

    /**
     * Records that somebody looked at something, once in ten minutes for each person and target, in
     * the system log of the caller's tenant, or in the project's own log while that one is damaged.
     * Before the answer is sent; fails when it cannot be recorded.
     *
     * @param project where it is
     */
    void viewed(EventType<?> type, ProjectRef project, Target target);
}
