package io.worklog.server.log;

import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.Evidence;
import io.worklog.event.Links;
import io.worklog.event.Outcome;
import io.worklog.event.RequestContext;
import io.worklog.event.Severity;
import io.worklog.event.TypeRef;
import io.worklog.event.Verb;
import io.worklog.server.api.Problem.Place;
import io.worklog.server.api.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as a caller sent it: what it says, and what is wrong with how it says it. Id, recording
 * time, log, source and tenant are not for a caller to say. Not thread-safe.
 */
final class SentEvent {
    private static final Words<Verb> VERBS = new Words<>(Verb.values());
    private static final Words<Outcome> OUTCOMES = new Words<>(Outcome.values());
    private static final Words<Severity> SEVERITIES = new Words<>(Severity.values());
    private static final String OURS = "is the server's to say: leave it out";

    private final List<Place> faults = new ArrayList<>();
    private final String type;
    private final @Nullable Integer version;
    private final @Nullable Verb verb;
    private final @Nullable Severity severity;
    private final @Nullable Actor actor;
    private final @Nullable RequestContext context;
    private final @Nullable String trace;
    private final @Nullable String key;
    private final Map<String, String> metadata;
    private final List<Evidence> evidence;
    private final AuditEventBuilder event;

    private SentEvent(JsonObject object) {
        Fields from = new Fields(object, "", faults);
        type = from.needed("type");
        version = version(from);
        verb = from.constant("verb", VERBS);
        severity = from.constant("severity", SEVERITIES);
        actor = part(from.object("actor"));
        Fields where = from.object("context");
        context = where == null ? null : PartReader.context(where);
        trace = from.text("trace");
        key = from.text("idempotencyKey");
        metadata = from.pairs("metadata");
        evidence = from.list("evidence", PartReader::evidence);
        event = AuditEvent.builder(new TypeRef(type, version == null ? 1 : version));
        story(from);
        refuse(from);
        from.end();
    }

    /** Reads one; an object only, with every fault noted. */
    static SentEvent of(JsonObject object) {
        return new SentEvent(object);
    }

    private static @Nullable Integer version(Fields from) {
        Long version = from.integer("typeVersion");
        if (version != null && (version < 1 || version > Integer.MAX_VALUE)) {
            from.fault("typeVersion", "must be 1 or more");
            return null;
        }
        return version == null ? null : version.intValue();
    }

    private static @Nullable Actor part(@Nullable Fields from) {
        if (from == null) {
            return null;
        }
        Actor actor = PartReader.actor(from);
        from.end();
        return actor;
    }

    private void story(Fields from) {
        if (from.find("targets") == null) {
            from.fault("targets", "are missing: say what was acted on");
        }
        event.targets(from.list("targets", PartReader::target));
        Outcome outcome = from.constant("outcome", OUTCOMES);
        if (outcome != null) {
            event.outcome(outcome);
        }
        event.outcomeDetail(from.text("outcomeDetail")).reason(from.text("reason"));
        Fields message = from.object("message");
        event.message(message == null ? null : PartReader.message(message));
        event.changes(from.list("changes", PartReader::change));
        event.evidence(evidence);
        var occurredAt = from.time("occurredAt");
        if (occurredAt != null) {
            event.occurredAt(occurredAt);
        }
        event.links(
                new Links(
                        from.text("correlationId"),
                        from.text("causationId"),
                        from.text("batchId")));
    }

    private static void refuse(Fields from) {
        from.refuse("id", OURS);
        from.refuse("v", OURS);
        from.refuse("recordedAt", OURS);
        from.refuse("log", OURS + "; it is the log of the project in the path");
        from.refuse("source", OURS);
        from.refuse("sourceSeq", OURS);
        from.refuse("tenant", OURS + "; it is that of your credential");
        from.refuse("commitments", OURS);
        from.refuse("truncated", OURS);
    }

    /** Everything that is wrong with it so far. */
    List<Place> faults() {
        return faults;
    }

    String type() {
        return type;
    }

    @Nullable Integer version() {
        return version;
    }

    @Nullable Verb verb() {
        return verb;
    }

    @Nullable Severity severity() {
        return severity;
    }

    @Nullable Actor actor() {
        return actor;
    }

    @Nullable RequestContext context() {
        return context;
    }

    @Nullable String trace() {
        return trace;
    }

    @Nullable String key() {
        return key;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    List<Evidence> evidence() {
        return evidence;
    }

    /** The event as far as it was sent; what the server says is put in later. */
    AuditEventBuilder event() {
        return event;
    }
}
