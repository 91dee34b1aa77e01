package io.worklog.server.trail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.error.IntegrityException;
import io.worklog.event.Actor;
import io.worklog.event.Target;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logs of one {@link Worklog}. */
final class WorklogTrail implements Trail {
    private static final Logger LOG = LoggerFactory.getLogger(WorklogTrail.class);
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
        return soundSystem(tenant).orElseThrow(WorklogTrail::damaged);
    }

    private static Problem damaged() {
        return Problem.of(
                ApiProblem.SYSTEM_LOG_DAMAGED,
                "nothing was done, because it could not be recorded");
    }

    @Override
    public Optional<AuditLog> soundSystem(String tenant) {
        try {
            AuditLog log = worklog.log(Trail.systemLog(tenant));
            return log.health().quarantined() ? Optional.empty() : Optional.of(log);
        } catch (IntegrityException unreadable) {
            LOG.error("worklog.entry.damaged {}", Trail.systemLog(tenant), unreadable);
            return Optional.empty();
        }
    }

    /** Whoever reads the system log itself is recorded in it or reads nothing. */
    private AuditLog views(ProjectRef project) {
        if (project.log().equals(Trail.systemLog(project.tenant()))) {
            return system(project.tenant());
        }
        return soundSystem(project.tenant()).orElseGet(() -> of(project));
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
            views(project).record(type).target(target).metadata("project", project.id()).commit();
            seen.put(one, Boolean.TRUE);
        }
    }
}
