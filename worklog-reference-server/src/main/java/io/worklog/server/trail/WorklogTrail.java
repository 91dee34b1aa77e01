package io.worklog.server.trail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.Target;
import io.worklog.server.access.ProjectRef;
import java.time.Duration;

/** The logs of one {@link Worklog}. */
final class WorklogTrail implements Trail {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int WINDOWS = 100_000;

    private final Worklog worklog;
    private final Cache<Seen, Boolean> seen =
            Caffeine.newBuilder().maximumSize(WINDOWS).expireAfterWrite(WINDOW).build();

    /** Who saw what. */
    private record Seen(String type, String actor, String project, String target) {}

    WorklogTrail(Worklog worklog) {
        this.worklog = worklog;
    }

    @Override
    public AuditLog of(ProjectRef project) {
        return worklog.log(project.log());
    }

    @Override
    public AuditLog about(ProjectRef project) {
        AuditLog log = of(project);
        return log.health().quarantined() ? system(project.tenant()) : log;
    }

    @Override
    public AuditLog system(String tenant) {
        return worklog.log("system." + tenant);
    }

    @Override
    public void viewed(EventType<?> type, ProjectRef project, Target target) {
        Actor actor = WorklogContext.current().actor();
        Seen one =
                new Seen(
                        type.name(),
                        actor == null ? "" : actor.id(),
                        project.id(),
                        target.type() + '/' + target.id());
        if (seen.getIfPresent(one) == null) {
            system(project.tenant())
                    .record(type)
                    .target(target)
                    .metadata("project", project.id())
                    .commit();
            seen.put(one, Boolean.TRUE);
        }
    }
}
