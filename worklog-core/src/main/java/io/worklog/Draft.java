package io.worklog;

import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.diff.ObjectDiff;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.Change;
import io.worklog.event.Evidence;
import io.worklog.event.Links;
import io.worklog.event.Message;
import io.worklog.event.Outcome;
import io.worklog.event.Provenance;
import io.worklog.event.RequestContext;
import io.worklog.event.Severity;
import io.worklog.event.Target;
import io.worklog.event.Verb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a recording has gathered, as it was said: values that cannot change, not yet compared, not
 * sorted, not copied. So an event that is handed over costs its caller little, and whoever completes
 * it makes the rest of it. Not thread-safe; MUST NOT be changed once it was handed over.
 */
final class Draft implements Unrecorded {
    private static final int USUAL_CHANGES = 6;

    private final EventType<?> type;
    private final UUID id;
    private final ObjectDiff diff;
    Actor actor;
    String tenant;
    Links links;
    Verb verb;
    Severity severity;
    Outcome outcome = Outcome.SUCCESS;
    @Nullable String outcomeDetail;
    @Nullable String reason;
    @Nullable Instant occurredAt;
    @Nullable String idempotencyKey;
    private final RequestContext request;
    private final @Nullable String trace;
    private final List<Target> targets = new ArrayList<>(1);

    /** Each a {@link Change}, or what will give some: a {@link FieldSet} or {@link TwoStates}. */
    private @Nullable List<Object> changes;

    private @Nullable List<Evidence> evidence;
    private @Nullable Pairs args;
    private @Nullable Pairs metadata;

    Draft(EventType<?> type, UUID id, ObjectDiff diff, WorklogContext context) {
        this.type = type;
        this.id = id;
        this.diff = diff;
        Actor known = context.actor();
        this.actor = known == null ? Actor.system() : known;
        String isolated = context.tenant();
        this.tenant = isolated == null ? AuditEventBuilder.DEFAULT_TENANT : isolated;
        this.links = context.links();
        this.request = context.request();
        this.trace = context.trace();
        this.verb = type.verb();
        this.severity = type.severity();
    }

    @Override
    public UUID id() {
        return id;
    }

    EventType<?> type() {
        return type;
    }

    void target(Target target) {
        targets.add(Objects.requireNonNull(target, "target"));
    }

    void change(Change change) {
        changes().add(Objects.requireNonNull(change, "change"));
    }

    void set(FieldSet field) {
        changes().add(field);
    }

    void change(TwoStates states) {
        changes().add(states);
    }

    private List<Object> changes() {
        if (changes == null) {
            changes = new ArrayList<>(USUAL_CHANGES);
        }
        return changes;
    }

    void evidence(Evidence attached) {
        Objects.requireNonNull(attached, "evidence");
        if (evidence == null) {
            evidence = new ArrayList<>(2);
        }
        evidence.add(attached);
    }

    void arg(String name, String value) {
        if (args == null) {
            args = new Pairs();
        }
        args.put(name, value);
    }

    void metadata(String key, String value) {
        if (metadata == null) {
            metadata = new Pairs();
        }
        metadata.put(key, value);
    }

    int metadataCount() {
        return metadata == null ? 0 : metadata.size();
    }

    /** What it is about, to be named in place. */
    List<Target> targets() {
        return targets;
    }

    /** Compares what is not compared yet; what it gives may be labelled in place. */
    List<Change> compared() {
        List<Change> all = new ArrayList<>();
        if (changes != null) {
            for (Object one : changes) {
                compare(one, all);
            }
        }
        return all;
    }

    private void compare(Object one, List<Change> all) {
        switch (one) {
            case FieldSet field ->
                    all.addAll(diff.changes(type, field.name(), field.before(), field.after()));
            case TwoStates states -> all.addAll(states.before().changesTo(type, states.after()));
            default -> all.add((Change) one);
        }
    }

    /** Replaces the changes. */
    void changes(List<Change> all) {
        changes = new ArrayList<>(all);
    }

    boolean tellsNothing() {
        return targets.isEmpty() && (changes == null || changes.isEmpty());
    }

    @Override
    public int roughBytes() {
        RoughSize rough = RoughSize.ofOrigin(request, links);
        rough.add(trace, tenant);
        rough.addActor(actor);
        rough.add(type.name(), type.messageKey().orElse(null));
        rough.add(reason, outcomeDetail);
        rough.add(idempotencyKey, null);
        rough.addTargets(targets);
        if (changes != null) {
            rough.addChanges(changes);
        }
        if (evidence != null) {
            rough.addEvidence(evidence);
        }
        rough.addPairs(args);
        rough.addPairs(metadata);
        return rough.bytes();
    }

    @Override
    public AuditEvent complete(Instant recordedAt, Provenance from) {
        return new AuditEvent(
                id,
                type.ref(),
                verb,
                occurredAt == null ? recordedAt : occurredAt,
                recordedAt,
                from,
                tenant,
                actor,
                targets,
                outcome,
                outcomeDetail,
                reason,
                message(),
                changes == null ? List.of() : compared(),
                evidence == null ? List.of() : evidence,
                request,
                trace,
                links,
                severity,
                metadata == null ? Map.of() : metadata,
                idempotencyKey,
                Map.of());
    }

    private @Nullable Message message() {
        if (type.messageKey().isEmpty() && args == null) {
            return null;
        }
        return new Message(type.messageKey().orElse(type.name()), args == null ? Map.of() : args);
    }
}
