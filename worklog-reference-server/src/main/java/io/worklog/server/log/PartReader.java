package io.worklog.server.log;

import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonBoolean;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonNull;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AgentInfo;
import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.ChangeValue;
import io.worklog.event.ChangeValue.Kind;
import io.worklog.event.Evidence;
import io.worklog.event.FieldClass;
import io.worklog.event.Message;
import io.worklog.event.RequestContext;
import io.worklog.event.Target;
import io.worklog.server.api.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parts of an event that was sent. */
final class PartReader {
    private static final Words<ActorType> ACTORS = new Words<>(ActorType.values());
    private static final Words<ChangeOp> OPS = new Words<>(ChangeOp.values());
    private static final Words<FieldClass> CLASSES = new Words<>(FieldClass.values());
    private static final Words<Kind> KINDS = new Words<>(Kind.values());

    private PartReader() {}

    static Actor actor(Fields from) {
        Fields agent = from.object("agent");
        List<Actor> principals = from.list("onBehalfOf", PartReader::principal);
        return party(from, principals, agent == null ? null : agent(agent));
    }

    private static Actor principal(Fields from) {
        return party(from, List.of(), null);
    }

    private static Actor party(Fields from, List<Actor> principals, @Nullable AgentInfo agent) {
        ActorType type = from.constant("type", ACTORS);
        return new Actor(
                type == null ? ActorType.USER : type,
                from.needed("id"),
                from.text("name"),
                principals,
                agent);
    }

    private static AgentInfo agent(Fields from) {
        AgentInfo agent =
                new AgentInfo(from.text("model"), from.text("tool"), from.text("promptId"));
        from.end();
        return agent;
    }

    static Target target(Fields from) {
        return new Target(
                from.needed("type"), from.needed("id"), from.text("name"), from.text("role"));
    }

    static Message message(Fields from) {
        Message message = new Message(from.needed("key"), from.pairs("args"));
        from.end();
        return message;
    }

    static Evidence evidence(Fields from) {
        Long size = from.integer("size");
        if (size == null && from.find("size") == null) {
            from.fault("size", "is missing");
        }
        return new Evidence(
                from.needed("sha256"),
                size == null ? 0 : size,
                from.needed("mediaType"),
                from.text("name"),
                from.text("kind"),
                from.text("ref"));
    }

    static RequestContext context(Fields from) {
        RequestContext context =
                new RequestContext(
                        from.text("ip"),
                        from.text("userAgent"),
                        from.text("sessionId"),
                        from.text("requestId"),
                        from.text("channel"),
                        from.text("host"));
        from.end();
        return context;
    }

    /** A difference; without an {@code op} the sides that are there say which it is. */
    static Change change(Fields from) {
        ChangeOp op = from.constant("op", OPS);
        FieldClass fieldClass = from.constant("class", CLASSES);
        ChangeValue before = value(from, "old");
        ChangeValue after = value(from, "new");
        return new Change(
                from.needed("path"),
                op == null ? opOf(before, after) : op,
                before,
                after,
                fieldClass == null ? FieldClass.PUBLIC : fieldClass);
    }

    private static ChangeOp opOf(@Nullable ChangeValue before, @Nullable ChangeValue after) {
        if (before == null) {
            return ChangeOp.ADD;
        }
        return after == null ? ChangeOp.REMOVE : ChangeOp.SET;
    }

    /** A plain JSON value, or an object that says its kind, text and label. */
    private static @Nullable ChangeValue value(Fields from, String name) {
        JsonValue value = from.find(name);
        return switch (value) {
            case null -> null;
            case JsonString string -> ChangeValue.string(string.text());
            case JsonInteger number -> ChangeValue.of(Kind.INTEGER, Long.toString(number.value()));
            case JsonBoolean flag -> ChangeValue.of(Kind.BOOLEAN, Boolean.toString(flag.value()));
            case JsonNull ignored -> ChangeValue.of(Kind.NULL, "");
            case JsonObject ignored -> labelled(from, name);
            default -> {
                from.fault(name, "must be a string, an integer, true, false, null or an object");
                yield null;
            }
        };
    }

    private static @Nullable ChangeValue labelled(Fields from, String name) {
        Fields parts = from.object(name);
        if (parts == null) {
            return null;
        }
        Kind kind = parts.constant("kind", KINDS);
        String text = parts.text("text");
        String label = parts.text("label");
        parts.end();
        if (kind == Kind.DIGEST || kind == Kind.MASKED) {
            parts.fault("kind", "is the server's to give: send the value, or leave it out");
        }
        return new ChangeValue(
                kind == null ? Kind.STRING : kind, text == null ? "" : text, label, 0);
    }
}
