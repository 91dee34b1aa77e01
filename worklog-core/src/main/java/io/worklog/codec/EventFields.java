package io.worklog.codec;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.Evidence;
import io.worklog.event.Message;
import io.worklog.event.RequestContext;
import io.worklog.event.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks the fields that can have a class: the one list of them, for sealing and for reading. */
final class EventFields {
    private static final int NO_LIST = -1;

    private final FieldMapper mapper;

    private EventFields(FieldMapper mapper) {
        this.mapper = mapper;
    }

    /** The event with each of those fields as the mapper says; the same one where none differs. */
    static AuditEvent map(AuditEvent event, FieldMapper mapper) {
        EventFields fields = new EventFields(mapper);
        Mapped mapped =
                new Mapped(
                        fields.actor(event.actor()),
                        each(event.targets(), fields::target),
                        mapper.text(FieldPaths.OUTCOME_DETAIL, NO_LIST, event.outcomeDetail()),
                        mapper.text(FieldPaths.REASON, NO_LIST, event.reason()),
                        fields.message(event.message()),
                        each(event.changes(), mapper::change),
                        each(event.evidence(), fields::evidence),
                        fields.context(event.context()),
                        mapper.texts(FieldPaths.METADATA, event.metadata()));
        return mapped.isAllOf(event) ? event : mapped.in(event);
    }

    /** The fields that can have a class. */
    private record Mapped(
            Actor actor,
            List<Target> targets,
            @Nullable String outcomeDetail,
            @Nullable String reason,
            @Nullable Message message,
            List<Change> changes,
            List<Evidence> evidence,
            RequestContext context,
            Map<String, String> metadata) {
        /** Quick: what was not changed is the same object. */
        boolean isAllOf(AuditEvent event) {
            return actor.equals(event.actor())
                    && targets.equals(event.targets())
                    && Objects.equals(outcomeDetail, event.outcomeDetail())
                    && Objects.equals(reason, event.reason())
                    && Objects.equals(message, event.message())
                    && changes.equals(event.changes())
                    && evidence.equals(event.evidence())
                    && context.equals(event.context())
                    && metadata.equals(event.metadata());
        }

        AuditEvent in(AuditEvent event) {
            return new AuditEvent(
                    event.id(),
                    event.type(),
                    event.verb(),
                    event.occurredAt(),
                    event.recordedAt(),
                    event.provenance(),
                    event.tenant(),
                    actor,
                    targets,
                    event.outcome(),
                    outcomeDetail,
                    reason,
                    message,
                    changes,
                    evidence,
                    context,
                    event.trace(),
                    event.links(),
                    event.severity(),
                    metadata,
                    event.idempotencyKey(),
                    event.truncated());
        }
    }

    private @Nullable String text(String path, @Nullable String value) {
        return mapper.text(path, NO_LIST, value);
    }

    private Actor actor(Actor actor) {
        String name = text(FieldPaths.ACTOR_NAME, actor.name());
        List<Actor> principals = each(actor.onBehalfOf(), this::principal);
        return Objects.equals(name, actor.name()) && principals.equals(actor.onBehalfOf())
                ? actor
                : new Actor(actor.type(), actor.id(), name, principals, actor.agent());
    }

    private Actor principal(int index, Actor principal) {
        String name = mapper.text(FieldPaths.PRINCIPAL_NAME, index, principal.name());
        return Objects.equals(name, principal.name())
                ? principal
                : new Actor(
                        principal.type(),
                        principal.id(),
                        name,
                        principal.onBehalfOf(),
                        principal.agent());
    }

    private Target target(int index, Target target) {
        String name = mapper.text(FieldPaths.TARGET_NAME, index, target.name());
        return Objects.equals(name, target.name())
                ? target
                : new Target(target.type(), target.id(), name, target.role());
    }

    private Evidence evidence(int index, Evidence evidence) {
        String name = mapper.text(FieldPaths.EVIDENCE_NAME, index, evidence.name());
        String ref = mapper.text(FieldPaths.EVIDENCE_REF, index, evidence.ref());
        return Objects.equals(name, evidence.name()) && Objects.equals(ref, evidence.ref())
                ? evidence
                : new Evidence(
                        evidence.sha256(),
                        evidence.size(),
                        evidence.mediaType(),
                        name,
                        evidence.kind(),
                        ref);
    }

    private @Nullable Message message(@Nullable Message message) {
        if (message == null) {
            return null;
        }
        Map<String, String> args = mapper.texts(FieldPaths.MESSAGE_ARGS, message.args());
        return args.equals(message.args()) ? message : new Message(message.key(), args);
    }

    private RequestContext context(RequestContext context) {
        RequestContext mapped =
                new RequestContext(
                        text(FieldPaths.IP, context.ip()),
                        text(FieldPaths.USER_AGENT, context.userAgent()),
                        text(FieldPaths.SESSION_ID, context.sessionId()),
                        text(FieldPaths.REQUEST_ID, context.requestId()),
                        text(FieldPaths.CHANNEL, context.channel()),
                        text(FieldPaths.HOST, context.host()));
        return mapped.equals(context) ? context : mapped;
    }

    private static <T> List<T> each(List<T> values, InList<T> map) {
        for (int i = 0; i < values.size(); i++) {
            T value = values.get(i);
            T mapped = map.map(i, value);
            if (!mapped.equals(value)) {
                return withRest(values, i, mapped, map);
            }
        }
        return values;
    }

    /** The values with the first that differs in its place and the rest as they are mapped. */
    private static <T> List<T> withRest(List<T> values, int at, T first, InList<T> map) {
        List<T> mapped = new ArrayList<>(values);
        mapped.set(at, first);
        for (int i = at + 1; i < values.size(); i++) {
            mapped.set(i, map.map(i, values.get(i)));
        }
        return mapped;
    }

    /** Maps the element at a place. */
    private interface InList<T> {
        T map(int index, T value);
    }
}
