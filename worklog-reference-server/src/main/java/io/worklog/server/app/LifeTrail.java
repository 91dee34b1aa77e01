package io.worklog.server.app;

import io.worklog.AuditLog;
import io.worklog.LogHealth;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.server.access.Tenants;
import io.worklog.server.trail.Trail;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Records that a server started, with which settings, and that it stopped. A start without a stop
 * before it says that the server was killed. Settings are there as a digest, without secrets.
 */
final class LifeTrail implements ApplicationListener<ApplicationReadyEvent>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LifeTrail.class);
    private static final String TENANT = Tenants.FIRST;
    private static final String DIGEST = "settings";

    private final Trail trail;
    private final Worklog worklog;
    private final Environment environment;
    private final String process = ManagementFactory.getRuntimeMXBean().getName();
    private volatile boolean started;

    LifeTrail(Trail trail, Worklog worklog, Environment environment) {
        this.trail = trail;
        this.worklog = worklog;
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Optional<AuditLog> sound = trail.soundSystem(TENANT);
        if (sound.isPresent()) {
            started(sound.get());
        } else {
            mustBeReadable();
        }
    }

    /**
     * A damaged system log that can be shown keeps nobody from the projects. That the server
     * started is in the installation's own log; this one says nothing of it.
     *
     * @throws io.worklog.error.IntegrityException if nothing of it can be shown
     */
    private void mustBeReadable() {
        LogHealth health = worklog.log(Trail.systemLog(TENANT)).health();
        LOG.error("worklog.trail.damaged {}", health.problem());
    }

    private void started(AuditLog log) {
        String digest = SettingsDigest.of(environment);
        Optional<String> before = lastDigest(log);
        log.record(ServerEvents.STARTED)
                .target(process)
                .metadata(DIGEST, digest)
                .metadata("java", Runtime.version().toString())
                .commit();
        if (before.isPresent() && !before.get().equals(digest)) {
            log.record(ServerEvents.CONFIGURED).target(process).metadata(DIGEST, digest).commit();
        }
        started = true;
    }

    private static Optional<String> lastDigest(AuditLog log) {
        EventQuery starts = EventQuery.of(log.id()).type(ServerEvents.STARTED.name()).build();
        return log.findReadable(starts, PageRequest.newest(1)).events().stream()
                .map(RecordedEvent::event)
                .flatMap(event -> Optional.ofNullable(event.metadata().get(DIGEST)).stream())
                .findFirst();
    }

    /** After the last request, before the logs are closed. */
    @Override
    public void close() {
        if (started) {
            trail.system(TENANT).record(ServerEvents.STOPPED).target(process).commit();
        }
    }
}
