package io.worklog.server.privacy;

import io.worklog.AuditLog;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.trail.Trail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All logs of a tenant: those of its projects, archived ones too, and its system log. */
final class TenantLogs {
    private final ProjectDirectory projects;
    private final Trail trail;

    TenantLogs(ProjectDirectory projects, Trail trail) {
        this.projects = projects;
        this.trail = trail;
    }

    /**
     * A log.
     *
     * @param name what reports call it: the project's identifier, or {@code system}
     * @param project whose it is; null for the system log
     * @param log the log
     */
    record TenantLog(String name, @Nullable ProjectRef project, AuditLog log) {}

    /** In an order that stays the same while no project is made. */
    List<TenantLog> all(String tenant) {
        List<TenantLog> logs = new ArrayList<>();
        for (ProjectRef project : projects.all(tenant)) {
            logs.add(of(project));
        }
        logs.add(new TenantLog("system", null, trail.system(tenant)));
        return logs;
    }

    /** The logs that a case covers. */
    List<TenantLog> of(Hold hold) {
        String project = hold.project();
        return project == null
                ? all(hold.tenant())
                : projects.find(hold.tenant(), project).map(this::of).stream().toList();
    }

    private TenantLog of(ProjectRef project) {
        return new TenantLog(project.id(), project, trail.of(project));
    }
}
