package io.worklog.testkit;

import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.Change;
import io.worklog.event.Evidence;
import io.worklog.event.Links;
import io.worklog.event.Outcome;
import io.worklog.event.Provenance;
import io.worklog.event.Severity;
import io.worklog.event.Target;
import io.worklog.event.TypeRef;
import io.worklog.event.Verb;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.query.EventQuery;
import io.worklog.query.EventQueryBuilder;
import io.worklog.spi.IndexedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Events that have one text everywhere, and what differs from one of them in one thing. */
final class AlikeEvents {
    private static final Instant TIME = Instant.parse("2026-03-29T01:59:59.999999Z");

    private AlikeEvents() {}

    /** One event for each text, from the first place on. */
    static List<IndexedEvent> saying(List<String> texts) {
        List<IndexedEvent> events = new ArrayList<>();
        for (String text : texts) {
            events.add(saying(LogIndex.of(events.size()), text));
        }
        return events;
    }

    /** An event whose every text is that one. */
    static IndexedEvent saying(LogIndex place, String text) {
        Actor acting = new Actor(ActorType.USER, text, text, List.of(), null);
        AuditEvent event =
                AuditEvent.builder(new TypeRef("exam.said", 1))
                        .id(new UUID(7, place.value()))
                        .verb(Verb.UPDATE)
                        .occurredAt(TIME)
                        .recordedAt(TIME)
                        .provenance(new Provenance("exam", "test", place.value()))
                        .tenant(text)
                        .actor(acting)
                        .target(Target.of(text, text, text))
                        .reason(text)
                        .change(Change.set(text, text, text))
                        .evidence(evidence(1))
                        .links(new Links(text, null, text))
                        .metadata(Map.of(text, text))
                        .build();
        return new IndexedEvent(place, event);
    }

    /** What asks for exactly that text, once for each place a text can stand in. */
    static List<EventQuery> asking(LogId log, String text) {
        List<Consumer<EventQueryBuilder>> filters =
                List.of(
                        q -> q.actor(text),
                        q -> q.tenant(text),
                        q -> q.targetType(text),
                        q -> q.targetId(text),
                        q -> q.target(text, text),
                        q -> q.correlationId(text),
                        q -> q.batchId(text),
                        q -> q.changedPath(text),
                        q -> q.oldValue(text),
                        q -> q.newValue(text),
                        q -> q.changedPath(text).oldValue(text).newValue(text),
                        q -> q.metadata(Map.of(text, text)));
        List<EventQuery> queries = new ArrayList<>();
        for (Consumer<EventQueryBuilder> filter : filters) {
            EventQueryBuilder query = EventQuery.of(log);
            filter.accept(query);
            queries.add(query.build());
        }
        return queries;
    }

    /** The event with one thing changed that a query can ask for, for each such thing. */
    static List<AuditEvent> eachPartChanged(AuditEvent event) {
        List<Consumer<AuditEventBuilder>> changes =
                List.of(
                        b -> b.type(new TypeRef("exam.sung", 1)),
                        b -> b.verb(Verb.DELETE),
                        b -> b.occurredAt(TIME.plusNanos(1_000)),
                        b -> b.tenant("other"),
                        b -> b.actor(Actor.user("other")),
                        b -> b.actor(event.actor().actingFor(Actor.user("other"))),
                        b -> b.targets(List.of(Target.of("other", event.targets().get(0).id()))),
                        b -> b.targets(List.of(Target.of(event.targets().get(0).type(), "other"))),
                        b -> b.outcome(Outcome.DENIED),
                        b -> b.outcomeDetail("other"),
                        b -> b.reason("other"),
                        b -> b.changes(List.of()),
                        b -> b.change(Change.set("other", "a", "b")),
                        b -> b.evidence(List.of(evidence(2))),
                        b -> b.links(new Links("other", null, event.links().batchId())),
                        b -> b.links(new Links(event.links().correlationId(), null, null)),
                        b -> b.severity(Severity.CRITICAL),
                        b -> b.metadata("other", "pair"));
        List<AuditEvent> changed = new ArrayList<>();
        for (Consumer<AuditEventBuilder> change : changes) {
            AuditEventBuilder builder = event.toBuilder();
            change.accept(builder);
            changed.add(builder.build());
        }
        return changed;
    }

    private static Evidence evidence(int which) {
        String sha256 = Integer.toString(which).repeat(64);
        return new Evidence(sha256, 1, "text/plain", null, null, null);
    }
}
