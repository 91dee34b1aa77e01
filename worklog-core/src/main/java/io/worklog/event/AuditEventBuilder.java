package io.worklog.event;

import io.worklog.error.RejectedEventException;
import io.worklog.error.RejectedEventException.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link AuditEvent} step by step. What is not said: verb {@code OTHER}, tenant {@code
 * default}, outcome {@code SUCCESS}, severity {@code INFO}, {@code occurredAt} as {@code
 * recordedAt}. Id, {@code recordedAt}, provenance and actor must be said. Not thread-safe.
 */
public final class AuditEventBuilder {
    /** The tenant of an event that names none. */
    public static final String DEFAULT_TENANT = "default";

    private TypeRef type;
    private @Nullable UUID id;
    private Verb verb = Verb.OTHER;
    private @Nullable Instant occurredAt;
    private @Nullable Instant recordedAt;
    private @Nullable Provenance provenance;
    private String tenant = DEFAULT_TENANT;
    private @Nullable Actor actor;
    private List<Target> targets = List.of();
    private Outcome outcome = Outcome.SUCCESS;
    private @Nullable String outcomeDetail;
    private @Nullable String reason;
    private @Nullable Message message;
    private List<Change> changes = List.of();
    private List<Evidence> evidence = List.of();
    private RequestContext context = RequestContext.none();
    private @Nullable String trace;
    private Links links = Links.none();
    private Severity severity = Severity.INFO;
    private Map<String, String> metadata = Map.of();
    private @Nullable String idempotencyKey;
    private Map<String, Long> truncated = Map.of();

    AuditEventBuilder(TypeRef type) {
        this.type = Objects.requireNonNull(type, "type");
    }

    AuditEventBuilder(AuditEvent event) {
        this(event.type());
        id = event.id();
        verb = event.verb();
        occurredAt = event.occurredAt();
        recordedAt = event.recordedAt();
        provenance = event.provenance();
        tenant = event.tenant();
        actor = event.actor();
        targets = event.targets();
        outcome = event.outcome();
        outcomeDetail = event.outcomeDetail();
        reason = event.reason();
        message = event.message();
        changes = event.changes();
        evidence = event.evidence();
        context = event.context();
        trace = event.trace();
        links = event.links();
        severity = event.severity();
        metadata = event.metadata();
        idempotencyKey = event.idempotencyKey();
        truncated = event.truncated();
    }

    /** Another type. */
    public AuditEventBuilder type(TypeRef value) {
        type = Objects.requireNonNull(value, "type");
        return this;
    }

    /** The UUIDv7 of the event. */
    public AuditEventBuilder id(UUID value) {
        id = Objects.requireNonNull(value, "id");
        return this;
    }

    /** The general kind of action. */
    public AuditEventBuilder verb(Verb value) {
        verb = Objects.requireNonNull(value, "verb");
        return this;
    }

    /** When it happened. */
    public AuditEventBuilder occurredAt(Instant value) {
        occurredAt = Objects.requireNonNull(value, "occurredAt");
        return this;
    }

    /** When the recorder took it. */
    public AuditEventBuilder recordedAt(Instant value) {
        recordedAt = Objects.requireNonNull(value, "recordedAt");
        return this;
    }

    /** Through which door it came. */
    public AuditEventBuilder provenance(Provenance value) {
        provenance = Objects.requireNonNull(value, "provenance");
        return this;
    }

    /** The isolation unit. */
    public AuditEventBuilder tenant(String value) {
        tenant = Objects.requireNonNull(value, "tenant");
        return this;
    }

    /** Who. */
    public AuditEventBuilder actor(Actor value) {
        actor = Objects.requireNonNull(value, "actor");
        return this;
    }

    /** One more object that was acted on. */
    public AuditEventBuilder target(Target value) {
        targets = plus(targets, Objects.requireNonNull(value, "target"));
        return this;
    }

    /** One more object that was acted on. */
    public AuditEventBuilder target(String targetType, String targetId) {
        return target(Target.of(targetType, targetId));
    }

    /** The objects that were acted on, instead of those said before. */
    public AuditEventBuilder targets(Collection<Target> value) {
        targets = new ArrayList<>(value);
        return this;
    }

    /** How it ended. */
    public AuditEventBuilder outcome(Outcome value) {
        outcome = Objects.requireNonNull(value, "outcome");
        return this;
    }

    /** A safe sentence about the end; absent for none. */
    public AuditEventBuilder outcomeDetail(@Nullable String value) {
        outcomeDetail = value;
        return this;
    }

    /** Why; absent for none. */
    public AuditEventBuilder reason(@Nullable String value) {
        reason = value;
        return this;
    }

    /** The sentence as key and arguments; absent for none. */
    public AuditEventBuilder message(@Nullable Message value) {
        message = value;
        return this;
    }

    /** One more difference. */
    public AuditEventBuilder change(Change value) {
        changes = plus(changes, Objects.requireNonNull(value, "change"));
        return this;
    }

    /** The differences, instead of those said before. */
    public AuditEventBuilder changes(Collection<Change> value) {
        changes = new ArrayList<>(value);
        return this;
    }

    /** One more attachment. */
    public AuditEventBuilder evidence(Evidence value) {
        evidence = plus(evidence, Objects.requireNonNull(value, "evidence"));
        return this;
    }

    /** The attachments, instead of those said before. */
    public AuditEventBuilder evidence(Collection<Evidence> value) {
        evidence = new ArrayList<>(value);
        return this;
    }

    /** From where. */
    public AuditEventBuilder context(RequestContext value) {
        context = Objects.requireNonNull(value, "context");
        return this;
    }

    /** The W3C {@code traceparent}; absent for none. */
    public AuditEventBuilder trace(@Nullable String value) {
        trace = value;
        return this;
    }

    /** What it belongs to. */
    public AuditEventBuilder links(Links value) {
        links = Objects.requireNonNull(value, "links");
        return this;
    }

    /** How much it matters. */
    public AuditEventBuilder severity(Severity value) {
        severity = Objects.requireNonNull(value, "severity");
        return this;
    }

    /** One more pair. */
    public AuditEventBuilder metadata(String key, String value) {
        if (!(metadata instanceof TreeMap)) {
            metadata = new TreeMap<>(metadata);
        }
        metadata.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
        return this;
    }

    /** The pairs, instead of those said before. */
    public AuditEventBuilder metadata(Map<String, String> value) {
        metadata = new TreeMap<>(value);
        return this;
    }

    /** The key that makes a repeated call harmless; absent for none. */
    public AuditEventBuilder idempotencyKey(@Nullable String value) {
        idempotencyKey = value;
        return this;
    }

    /** The marks of values that a limit cut, instead of those said before. */
    public AuditEventBuilder truncated(Map<String, Long> value) {
        truncated = new TreeMap<>(value);
        return this;
    }

    /**
     * The finished event.
     *
     * @throws RejectedEventException naming all parts that were never said
     */
    public AuditEvent build() {
        if (id == null || recordedAt == null || provenance == null || actor == null) {
            throw new RejectedEventException("event of type " + type.name(), missing());
        }
        return new AuditEvent(
                id,
                type,
                verb,
                occurredAt == null ? recordedAt : occurredAt,
                recordedAt,
                provenance,
                tenant,
                actor,
                targets,
                outcome,
                outcomeDetail,
                reason,
                message,
                changes,
                evidence,
                context,
                trace,
                links,
                severity,
                metadata,
                idempotencyKey,
                truncated);
    }

    /** The list with one more: the builder's own one, or a copy where it is an event's. */
    private static <E> List<E> plus(List<E> list, E more) {
        List<E> own = list instanceof ArrayList ? list : new ArrayList<>(list);
        own.add(more);
        return own;
    }

    private List<Fault> missing() {
        List<Fault> faults = new ArrayList<>();
        requireSaid("/id", id, faults);
        requireSaid("/recordedAt", recordedAt, faults);
        requireSaid("/source", provenance, faults);
        requireSaid("/actor", actor, faults);
        return faults;
    }

    private static void requireSaid(String path, @Nullable Object value, List<Fault> faults) {
        if (value == null) {
            faults.add(new Fault(path, "is missing"));
        }
    }
}
