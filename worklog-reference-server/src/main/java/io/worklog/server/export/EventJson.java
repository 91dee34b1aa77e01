package io.worklog.server.export;

import io.worklog.RecordedEvent;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.Evidence;
import io.worklog.event.Message;
import io.worklog.event.RequestContext;
import io.worklog.event.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An event as JSON for people and programs, with the values of personal fields in their places. It
 * is not what was hashed: that is the C2SP export.
 */
public final class EventJson {
    private EventJson() {}

    /** A recorded event with its place and what is withheld of it. */
    public static JsonObject of(RecordedEvent recorded) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("index", new JsonInteger(recorded.index().value()));
        members.putAll(members(recorded.event()));
        if (!recorded.withheld().isEmpty()) {
            List<String> paths = recorded.withheld().stream().sorted().toList();
            members.put("withheld", list(paths, JsonString::new));
        }
        return new JsonObject(members);
    }

    /** An event that has no place yet. */
    public static JsonObject of(AuditEvent event) {
        return new JsonObject(members(event));
    }

    private static Map<String, JsonValue> members(AuditEvent event) {
        Map<String, JsonValue> to = new LinkedHashMap<>();
        put(to, "id", event.id().toString());
        put(to, "type", event.type().name());
        to.put("typeVersion", new JsonInteger(event.type().version()));
        put(to, "verb", word(event.verb()));
        put(to, "occurredAt", event.occurredAt().toString());
        put(to, "recordedAt", event.recordedAt().toString());
        put(to, "source", event.provenance().source());
        to.put("sourceSeq", new JsonInteger(event.provenance().sequence()));
        put(to, "tenant", event.tenant());
        to.put("actor", actor(event.actor()));
        to.put("targets", list(event.targets(), EventJson::target));
        put(to, "outcome", word(event.outcome()));
        put(to, "outcomeDetail", event.outcomeDetail());
        put(to, "reason", event.reason());
        story(event, to);
        return to;
    }

    private static void story(AuditEvent event, Map<String, JsonValue> to) {
        Message message = event.message();
        if (message != null) {
            Map<String, JsonValue> parts = new LinkedHashMap<>();
            put(parts, "key", message.key());
            parts.put("args", pairs(message.args()));
            to.put("message", new JsonObject(parts));
        }
        if (!event.changes().isEmpty()) {
            to.put("changes", list(event.changes(), EventJson::change));
        }
        if (!event.evidence().isEmpty()) {
            to.put("evidence", list(event.evidence(), EventJson::evidence));
        }
        putObject(to, "context", context(event.context()));
        put(to, "trace", event.trace());
        put(to, "correlationId", event.links().correlationId());
        put(to, "causationId", event.links().causationId());
        put(to, "batchId", event.links().batchId());
        put(to, "severity", word(event.severity()));
        putObject(to, "metadata", pairs(event.metadata()));
        put(to, "idempotencyKey", event.idempotencyKey());
        Map<String, JsonValue> cut = new LinkedHashMap<>();
        event.truncated().forEach((path, size) -> cut.put(path, new JsonInteger(size)));
        putObject(to, "truncated", new JsonObject(cut));
    }

    private static JsonObject actor(Actor actor) {
        Map<String, JsonValue> to = new LinkedHashMap<>();
        put(to, "type", word(actor.type()));
        put(to, "id", actor.id());
        put(to, "name", actor.name());
        if (!actor.onBehalfOf().isEmpty()) {
            to.put("onBehalfOf", list(actor.onBehalfOf(), EventJson::actor));
        }
        if (actor.agent() != null) {
            Map<String, JsonValue> agent = new LinkedHashMap<>();
            put(agent, "model", actor.agent().model());
            put(agent, "tool", actor.agent().tool());
            put(agent, "promptId", actor.agent().promptId());
            to.put("agent", new JsonObject(agent));
        }
        return new JsonObject(to);
    }

    private static JsonObject target(Target target) {
        Map<String, JsonValue> to = new LinkedHashMap<>();
        put(to, "type", target.type());
        put(to, "id", target.id());
        put(to, "name", target.name());
        put(to, "role", target.role());
        return new JsonObject(to);
    }

    private static JsonObject change(Change change) {
        Map<String, JsonValue> to = new LinkedHashMap<>();
        put(to, "path", change.path());
        put(to, "op", word(change.op()));
        value(to, "old", change.oldValue());
        value(to, "new", change.newValue());
        return new JsonObject(to);
    }

    private static void value(Map<String, JsonValue> to, String name, @Nullable ChangeValue value) {
        if (value != null) {
            Map<String, JsonValue> parts = new LinkedHashMap<>();
            put(parts, "kind", word(value.kind()));
            put(parts, "text", value.text());
            put(parts, "label", value.label());
            to.put(name, new JsonObject(parts));
        }
    }

    private static JsonObject evidence(Evidence evidence) {
        Map<String, JsonValue> to = new LinkedHashMap<>();
        put(to, "sha256", evidence.sha256());
        to.put("size", new JsonInteger(evidence.size()));
        put(to, "mediaType", evidence.mediaType());
        put(to, "name", evidence.name());
        put(to, "kind", evidence.kind());
        put(to, "ref", evidence.ref());
        return new JsonObject(to);
    }

    private static JsonObject context(RequestContext context) {
        Map<String, JsonValue> to = new LinkedHashMap<>();
        put(to, "ip", context.ip());
        put(to, "userAgent", context.userAgent());
        put(to, "sessionId", context.sessionId());
        put(to, "requestId", context.requestId());
        put(to, "channel", context.channel());
        put(to, "host", context.host());
        return new JsonObject(to);
    }

    private static JsonObject pairs(Map<String, String> pairs) {
        Map<String, JsonValue> to = new LinkedHashMap<>();
        pairs.forEach((key, value) -> put(to, key, value));
        return new JsonObject(to);
    }

    private static <E> JsonArray list(List<E> elements, Function<E, JsonValue> form) {
        return new JsonArray(elements.stream().map(form).toList());
    }

    private static void put(Map<String, JsonValue> to, String name, @Nullable String text) {
        if (text != null) {
            to.put(name, new JsonString(text));
        }
    }

    private static void putObject(Map<String, JsonValue> to, String name, JsonObject object) {
        if (!object.members().isEmpty()) {
            to.put(name, object);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
