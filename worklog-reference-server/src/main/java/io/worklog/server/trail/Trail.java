package io.worklog.server.trail;

import io.worklog.AuditLog;
import io.worklog.catalog.EventType;
import io.worklog.event.Target;
import io.worklog.server.access.ProjectRef;

/**
 * The logs that the server writes through the library's public interface. Events recorded while a
 * request is served carry its caller, tenant, address and request id by themselves. Thread-safe.
 */
public interface Trail {
    /** The log of a project. */
    AuditLog of(ProjectRef project);

    /**
     * Where events about the log itself go, such as that it was verified: the log, or the system log
     * of the tenant while it is damaged and takes nothing.
     */
    AuditLog about(ProjectRef project);

    /** The system log of a tenant: logins, refusals, views, exports, keys, roles, settings. */
    AuditLog system(String tenant);

    /**
     * Records that somebody looked at something, once in ten minutes for each person and target, in
     * the system log of the caller's tenant. Before the answer is sent; fails when it cannot be
     * recorded.
     *
     * @param project where it is
     */
    void viewed(EventType<?> type, ProjectRef project, Target target);
}
