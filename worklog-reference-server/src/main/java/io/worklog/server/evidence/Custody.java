package io.worklog.server.evidence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.trail.Trail;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records in a project's log who had a file: before they get it, so that nobody gets it unrecorded.
 * Looking again within ten minutes, and going on with a download, is part of the same. Thread-safe.
 */
final class Custody {
    private static final Logger LOG = LoggerFactory.getLogger(Custody.class);
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int WINDOWS = 100_000;

    private final Trail trail;
    private final Cache<Seen, Boolean> seen =
            Caffeine.newBuilder().maximumSize(WINDOWS).expireAfterWrite(WINDOW).build();

    /** Who had what. */
    private record Seen(String type, String actor, String file) {}

    Custody(Trail trail) {
        this.trail = trail;
    }

    /** Somebody looked at what is known of a file. */
    void viewed(ProjectRef project, EvidenceFile file) {
        once(EvidenceEvents.VIEWED, project, file);
    }

    /**
     * Somebody takes a file's bytes.
     *
     * @param goesOn whether it is a part further on, which is recorded only where the beginning was
     *     not within the window
     */
    void downloaded(ProjectRef project, EvidenceFile file, boolean goesOn) {
        if (!goesOn) {
            seen.invalidate(seen(EvidenceEvents.DOWNLOADED, file));
        }
        once(EvidenceEvents.DOWNLOADED, project, file);
    }

    void exported(ProjectRef project, EvidenceFile file, String export) {
        trail.of(project)
                .record(EvidenceEvents.EXPORTED)
                .target(file.id())
                .metadata("sha256", file.sha256())
                .metadata("export", export)
                .commit();
    }

    /** The alarm: what is kept is not what was uploaded. */
    void damaged(ProjectRef project, EvidenceFile file) {
        LOG.error("worklog.evidence.damaged {} {}", file.id(), file.sha256());
        trail.of(project)
                .record(EvidenceEvents.DAMAGED)
                .target(file.id())
                .metadata("sha256", file.sha256())
                .commit();
    }

    private void once(EventType<Object> type, ProjectRef project, EvidenceFile file) {
        Seen one = seen(type, file);
        if (seen.getIfPresent(one) == null) {
            trail.of(project)
                    .record(type)
                    .target(file.id())
                    .metadata("sha256", file.sha256())
                    .commit();
            seen.put(one, Boolean.TRUE);
        }
    }

    private static Seen seen(EventType<?> type, EvidenceFile file) {
        Actor actor = WorklogContext.current().actor();
        return new Seen(type.name(), actor == null ? "" : actor.id(), file.id());
    }
}
