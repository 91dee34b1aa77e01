package io.worklog.server.feed;

import io.worklog.RecordedEvent;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.event.Actor;
import io.worklog.event.AgentInfo;
import io.worklog.event.AuditEvent;
import io.worklog.event.Evidence;
import io.worklog.event.Outcome;
import io.worklog.event.Target;
import io.worklog.event.Verb;
import io.worklog.server.export.EventJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Elastic Common Schema 8.17; what it has no field for is below {@code worklog}. */
final class EcsForm implements EventForm {
    private static final int TRACE_BEGIN = 3;
    private static final int TRACE_END = 35;

    @Override
    public String of(RecordedEvent recorded, String sentence) {
        AuditEvent event = recorded.event();
        return new JsonFields()
                .text("@timestamp", event.occurredAt().toString())
                .text("message", sentence)
                .object("ecs", new JsonFields().text("version", "8.17.0"))
                .object("event", event(recorded))
                .object("organization", new JsonFields().text("id", event.tenant()))
                .object("user", user(event.actor()))
                .object("source", new JsonFields().text("ip", event.context().ip()))
                .object(
                        "user_agent",
                        new JsonFields().text("original", event.context().userAgent()))
                .object("host", new JsonFields().text("name", event.context().host()))
                .object("trace", new JsonFields().text("id", traceId(event.trace())))
                .object("labels", labels(event.metadata()))
                .object("file", file(event.evidence()))
                .object("gen_ai", genAi(event.actor().agent()))
                .object("worklog", own(recorded))
                .line();
    }

    private static JsonFields event(RecordedEvent recorded) {
        AuditEvent event = recorded.event();
        return new JsonFields()
                .text("kind", "event")
                .text("id", event.id().toString())
                .text("action", event.type().name())
                .texts("category", List.of(category(event.verb())))
                .texts("type", types(event))
                .text("outcome", outcome(event.outcome()))
                .text("reason", event.reason())
                .text("created", event.recordedAt().toString())
                .text("dataset", "worklog.audit")
                .text("module", "worklog")
                .text("provider", event.provenance().source())
                .number("sequence", recorded.index().value())
                .number("severity", event.severity().ordinal());
    }

    private static String category(Verb verb) {
        return verb == Verb.LOGIN ? "authentication" : "database";
    }

    private static List<String> types(AuditEvent event) {
        String type =
                switch (event.verb()) {
                    case CREATE -> "creation";
                    case READ, EXPORT -> "access";
                    case UPDATE, APPROVE -> "change";
                    case DELETE -> "deletion";
                    case LOGIN -> "start";
                    case EXECUTE, OTHER -> "info";
                };
        return event.outcome() == Outcome.DENIED ? List.of(type, "denied") : List.of(type);
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> "success";
            case FAILURE, DENIED -> "failure";
            case UNKNOWN -> "unknown";
        };
    }

    /** Whom somebody acts for is the effective user. */
    private static JsonFields user(Actor actor) {
        JsonFields user = person(actor);
        if (!actor.onBehalfOf().isEmpty()) {
            user.object("effective", person(actor.onBehalfOf().getFirst()));
        }
        return user;
    }

    private static JsonFields person(Actor actor) {
        return new JsonFields().text("id", actor.id()).text("name", actor.name());
    }

    private static @Nullable String traceId(@Nullable String traceparent) {
        return traceparent == null ? null : traceparent.substring(TRACE_BEGIN, TRACE_END);
    }

    /** A dot in a label's key would make an object of it. */
    private static JsonFields labels(Map<String, String> metadata) {
        Map<String, String> flat = new TreeMap<>();
        metadata.forEach((key, value) -> flat.put(key.replace('.', '_'), value));
        return new JsonFields().texts(flat);
    }

    private static JsonFields file(List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return new JsonFields();
        }
        Evidence first = evidence.getFirst();
        return new JsonFields()
                .object("hash", new JsonFields().text("sha256", first.sha256()))
                .text("name", first.name())
                .text("mime_type", first.mediaType())
                .number("size", first.size());
    }

    private static JsonFields genAi(@Nullable AgentInfo agent) {
        return agent == null
                ? new JsonFields()
                : new JsonFields()
                        .object("request", new JsonFields().text("model", agent.model()))
                        .object("tool", new JsonFields().text("name", agent.tool()))
                        .object("prompt", new JsonFields().text("id", agent.promptId()));
    }

    private static JsonFields own(RecordedEvent recorded) {
        AuditEvent event = recorded.event();
        JsonObject whole = EventJson.of(recorded);
        JsonFields own =
                new JsonFields()
                        .text("log", event.provenance().log())
                        .text("verb", event.verb().name().toLowerCase(Locale.ROOT))
                        .text("outcome", event.outcome().name().toLowerCase(Locale.ROOT))
                        .text("outcome_detail", event.outcomeDetail())
                        .text("correlation_id", event.links().correlationId())
                        .text("batch_id", event.links().batchId())
                        .list("targets", event.targets().stream().map(EcsForm::target).toList());
        for (String name : List.of("changes", "truncated", "withheld")) {
            if (whole.members().containsKey(name)) {
                own.value(name, whole.members().get(name));
            }
        }
        return own;
    }

    private static JsonObject target(Target target) {
        return new JsonFields()
                .text("type", target.type())
                .text("id", target.id())
                .text("name", target.name())
                .text("role", target.role())
                .build();
    }
}
