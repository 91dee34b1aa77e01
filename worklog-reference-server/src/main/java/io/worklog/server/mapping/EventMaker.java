package io.worklog.server.mapping;

import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.ChangeValue;
import io.worklog.event.EventLimits;
import io.worklog.event.FieldClass;
import io.worklog.event.Links;
import io.worklog.event.Message;
import io.worklog.event.Outcome;
import io.worklog.event.RequestContext;
import io.worklog.event.Severity;
import io.worklog.event.Target;
import io.worklog.event.TypeRef;
import io.worklog.event.Verb;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes one event out of one line. Used once. */
final class EventMaker {
    /** Metadata of every imported event: lower-case hex SHA-256 of the line it came from. */
    static final String LINE_DIGEST = "import.line.sha256";

    /** Metadata of every imported event: by which mapping. */
    static final String MAPPING = "import.mapping";

    /** Metadata of an event whose line states no time. */
    static final String TIME_SOURCE = "import.time";

    private static final String CHANNEL = "import";

    private final Mapping mapping;
    private final Scope scope;
    private final ImportStamp stamp;
    private final Map<String, Long> truncated = new HashMap<>();

    EventMaker(Mapping mapping, Scope scope, ImportStamp stamp) {
        this.mapping = mapping;
        this.scope = scope;
        this.stamp = stamp;
    }

    AuditEvent make() throws UnmappableLineException {
        for (Map.Entry<String, Expression> part : mapping.required().entrySet()) {
            if (part.getValue().read(scope) == null) {
                throw new UnmappableLineException(
                        "nothing at "
                                + part.getKey()
                                + ", which mapping "
                                + mapping.name()
                                + " requires");
            }
        }
        AuditEventBuilder event =
                AuditEvent.builder(new TypeRef(need("type"), 1))
                        .id(stamp.id())
                        .recordedAt(stamp.now())
                        .provenance(stamp.provenance())
                        .idempotencyKey(IdentityText.fit(need("key"), EventLimits.MAX_ID).text());
        who(event);
        what(event);
        how(event);
        event.metadata(metadata(occurredAt(event)));
        return event.truncated(truncated).build();
    }

    private void who(AuditEventBuilder event) {
        String id = mapping.read("actor.id", scope);
        String type = mapping.read("actor.type", scope);
        List<Actor> behalf =
                ListRule.readAll(mapping.onBehalfOf(), scope).stream().map(this::party).toList();
        ActorType known = type == null ? ActorType.USER : constant(ActorType.class, type);
        event.actor(
                new Actor(
                        id == null ? ActorType.ANONYMOUS : known,
                        id == null ? "unknown" : identity(id, "/actor/id"),
                        mapping.read("actor.name", scope),
                        behalf,
                        null));
        String tenant = mapping.read("tenant", scope);
        if (tenant != null) {
            event.tenant(tenant);
        }
    }

    private Actor party(Map<String, String> read) {
        String type = read.getOrDefault("type", "user");
        return new Actor(
                constant(ActorType.class, type),
                identity(read.getOrDefault("id", "unknown"), "/actor/onBehalfOf"),
                read.get("name"),
                List.of(),
                null);
    }

    private void what(AuditEventBuilder event) throws UnmappableLineException {
        List<Map<String, String>> found = ListRule.readAll(mapping.targets(), scope);
        if (found.isEmpty()) {
            throw new UnmappableLineException(
                    "no target: mapping " + mapping.name() + " found nothing that was acted on");
        }
        int kept = Math.min(found.size(), EventLimits.MAX_TARGETS);
        if (kept < found.size()) {
            truncated.put("/targets", (long) found.size());
        }
        for (int i = 0; i < kept; i++) {
            event.target(target(found.get(i), "/targets/" + i + "/id"));
        }
        ListRule.readAll(mapping.changes(), scope).forEach(read -> event.change(change(read)));
    }

    private Target target(Map<String, String> read, String path) {
        return new Target(
                read.getOrDefault("type", "object"),
                identity(read.getOrDefault("id", ""), path),
                read.get("name"),
                read.get("role"));
    }

    private Change change(Map<String, String> read) {
        String path = read.getOrDefault("path", "");
        return new Change(
                IdentityText.fit(path, EventLimits.MAX_CHANGE_PATH).text(),
                constant(ChangeOp.class, read.getOrDefault("op", "set")),
                side(read.get("old")),
                side(read.get("new")),
                FieldClass.PUBLIC);
    }

    private static @Nullable ChangeValue side(@Nullable String text) {
        return text == null ? null : ChangeValue.string(text);
    }

    private void how(AuditEventBuilder event) {
        event.verb(constant(Verb.class, read("verb", "other")))
                .outcome(constant(Outcome.class, read("outcome", "unknown")))
                .severity(constant(Severity.class, read("severity", "info")))
                .outcomeDetail(mapping.read("outcomeDetail", scope))
                .reason(mapping.read("reason", scope))
                .message(message())
                .context(context())
                .links(
                        new Links(
                                mapping.read("correlationId", scope),
                                mapping.read("causationId", scope),
                                mapping.read("batchId", scope)));
    }

    private @Nullable Message message() {
        String key = mapping.read("message.key", scope);
        return key == null ? null : new Message(key, texts(mapping.messageArgs()));
    }

    private RequestContext context() {
        return new RequestContext(
                mapping.read("context.ip", scope),
                mapping.read("context.userAgent", scope),
                mapping.read("context.sessionId", scope),
                mapping.read("context.requestId", scope),
                read("context.channel", CHANNEL),
                mapping.read("context.host", scope));
    }

    /** Sets the time; returns the mark for a line that has none. */
    private @Nullable String occurredAt(AuditEventBuilder event) throws UnmappableLineException {
        String text = mapping.read("occurredAt", scope);
        if (text == null) {
            return "recordedAt";
        }
        Instant time = TimeReader.read(text);
        if (time == null) {
            throw new UnmappableLineException(
                    "the text at occurredAt is no time; RFC 3339 such as 2026-01-31T12:00:00Z is");
        }
        event.occurredAt(time);
        return null;
    }

    private Map<String, String> metadata(@Nullable String timeMark) {
        Map<String, String> pairs = texts(mapping.metadata());
        pairs.put(MAPPING, mapping.name());
        pairs.put(LINE_DIGEST, scope.digest());
        if (timeMark != null) {
            pairs.put(TIME_SOURCE, timeMark);
        }
        return pairs;
    }

    private Map<String, String> texts(Map<String, Expression> wanted) {
        Map<String, String> texts = new TreeMap<>();
        wanted.forEach((name, expression) -> {
            String text = expression.read(scope);
            if (text != null) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    private String identity(String id, String path) {
        IdentityText fitted = IdentityText.fit(id, EventLimits.MAX_ID);
        if (fitted.bytesBefore() > 0) {
            truncated.put(path, fitted.bytesBefore());
        }
        return fitted.text();
    }

    private String need(String part) throws UnmappableLineException {
        String text = mapping.read(part, scope);
        if (text == null || text.isEmpty()) {
            throw new UnmappableLineException(
                    "nothing for \"" + part + "\" of mapping " + mapping.name());
        }
        return text;
    }

    private String read(String part, String otherwise) {
        String text = mapping.read(part, scope);
        return text == null ? otherwise : text;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return MappingReader.constant(type, text);
    }
}
