package io.worklog.spring.source.actuator;

import io.worklog.Recording;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.EventLimits;
import io.worklog.event.Outcome;
import io.worklog.event.Target;
import io.worklog.event.Verb;
import io.worklog.spring.source.CapturedText;
import io.worklog.spring.source.Masker;
import io.worklog.spring.source.SourceRecorder;
import io.worklog.spring.source.security.SecurityEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.AuditEventRepository;

/**
 * Records audit events and finds them again in the log. Thread-safe.
 *
 * <p>An audit event tells its principal and nothing of how sure that is. Where it names the one who
 * acts on this thread, that actor is recorded with all that is known of it; the principal of a
 * failed login is the target, since nobody has proved to be it.
 */
final class WorklogAuditEventRepository implements AuditEventRepository {
    /** Metadata key of the type that Spring Boot knows the event by. */
    static final String TYPE = "actuator.type";

    private static final String NOBODY = "anonymousUser";

    private final SourceRecorder recorder;
    private final Masker masker;
    private final AuditEventSearch search;
    private final String application;

    WorklogAuditEventRepository(
            SourceRecorder recorder, Masker masker, int maxFound, String application) {
        this.recorder = recorder;
        this.masker = masker;
        this.search = new AuditEventSearch(recorder.worklog(), maxFound);
        this.application = CapturedText.id(application, EventLimits.MAX_ID, "application");
    }

    @Override
    public void add(AuditEvent event) {
        if (event instanceof RecordedAuditEvent) {
            return;
        }
        EventType<Object> type = AuditTypes.of(event.getType());
        WorklogContext caller = recorder.caller();
        recorder.record(caller, type, recording -> fill(recording, event, caller));
    }

    private void fill(Recording<?> recording, AuditEvent event, WorklogContext caller) {
        boolean unproved = event.getType().equals(AuditTypes.LOGIN_FAILED);
        String principal = CapturedText.of(event.getPrincipal(), EventLimits.MAX_ID);
        actor(unproved ? NOBODY : principal, caller).ifPresent(recording::actor);
        recording.target(target(event.getType(), principal));
        recording.occurredAt(event.getTimestamp());
        recording.metadata(TYPE, CapturedText.of(event.getType()));
        Map<String, String> data = new AuditData(masker).of(event.getData());
        data.forEach(recording::metadata);
        if (unproved) {
            recording.outcome(Outcome.FAILURE);
        } else if (event.getType().equals(AuditTypes.DENIED)) {
            recording.outcome(Outcome.DENIED);
        }
    }

    private static Optional<Actor> actor(String principal, WorklogContext caller) {
        Actor known = caller.actor();
        if (principal.isEmpty() || (known != null && known.id().equals(principal))) {
            return Optional.empty();
        }
        return Optional.of(
                principal.equals(NOBODY)
                        ? Actor.of(ActorType.ANONYMOUS, "anonymous")
                        : Actor.user(principal));
    }

    private Target target(String type, String principal) {
        boolean aboutUser = AuditTypes.of(type).verb() == Verb.LOGIN;
        return aboutUser && !principal.isEmpty()
                ? Target.of(SecurityEvents.USER, principal)
                : Target.of("application", application);
    }

    @Override
    public List<AuditEvent> find(
            @Nullable String principal, @Nullable Instant after, @Nullable String type) {
        return search.find(principal, after, type);
    }
}
