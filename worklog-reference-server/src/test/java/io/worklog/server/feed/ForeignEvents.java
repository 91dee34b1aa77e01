package io.worklog.server.feed;

import io.worklog.RecordedEvent;
import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AgentInfo;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.Change;
import io.worklog.event.Evidence;
import io.worklog.event.Links;
import io.worklog.event.Outcome;
import io.worklog.event.Provenance;
import io.worklog.event.RequestContext;
import io.worklog.event.Severity;
import io.worklog.event.Target;
import io.worklog.event.TypeRef;
import io.worklog.event.Verb;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Events that between them have every field of the event model, the same in every run. */
final class ForeignEvents {
    private static final Instant TIME = Instant.parse("2026-03-01T08:15:30.123456Z");

    private ForeignEvents() {}

    static List<RecordedEvent> all() {
        return List.of(recorded(0, least()), recorded(1, most()), recorded(2, denied()));
    }

    static RecordedEvent recorded(long index, AuditEvent event) {
        LogEntry entry = new LogEntry(LogIndex.of(index), new byte[0], null);
        return new RecordedEvent(entry, event, index == 2 ? Set.of("/actor/name") : Set.of());
    }

    /** The one with most fields, of another kind. */
    static RecordedEvent of(Verb verb, Outcome outcome, Severity severity) {
        AuditEventBuilder event = most().toBuilder();
        return recorded(1, event.verb(verb).outcome(outcome).severity(severity).build());
    }

    static AuditEventBuilder begin(String type, long number) {
        return AuditEvent.builder(new TypeRef(type, 1))
                .id(new UUID(0x0195_4F00_0000_7000L, 0x8000_0000_0000_0000L + number))
                .occurredAt(TIME.plusSeconds(number))
                .recordedAt(TIME.plusSeconds(number).plusMillis(5))
                .provenance(new Provenance("prj_1", "node-1", number))
                .tenant("acme");
    }

    private static AuditEvent least() {
        return begin("record.viewed", 0)
                .verb(Verb.READ)
                .actor(Actor.system())
                .target("record", "rec_1")
                .build();
    }

    private static AuditEvent most() {
        Actor admin = Actor.user("u-1", "王芳");
        Actor agent =
                new Actor(
                        ActorType.AGENT,
                        "agent-7",
                        "助手|1",
                        List.of(admin),
                        new AgentInfo("model-x", "refund", "p-9"));
        return begin("record.approved", 1)
                .verb(Verb.APPROVE)
                .actor(agent)
                .targets(
                        List.of(
                                new Target("record", "rec_2", "桥梁 = \"检测\"\n第二行", "subject"),
                                Target.of("project", "prj_1")))
                .outcome(Outcome.SUCCESS)
                .reason("复核无误 [x] \\ |")
                .change(Change.set("/state", "submitted", "approved"))
                .evidence(
                        new Evidence("ab".repeat(32), 1_024, "image/png", "照片.png", "photo", null))
                .context(
                        new RequestContext(
                                "203.0.113.7",
                                "Mozilla/5.0 (x; y=z)",
                                "s-1",
                                "r-1",
                                "web",
                                "app-1"))
                .trace("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .links(new Links("corr-1", "cause-1", "batch-1"))
                .severity(Severity.HIGH)
                .metadata(Map.of("build.number", "42", "branch", "main"))
                .truncated(Map.of("/reason", 4_096L))
                .build();
    }

    private static AuditEvent denied() {
        return begin("user.login", 2)
                .verb(Verb.LOGIN)
                .actor(Actor.of(ActorType.API_KEY, "key_1"))
                .target("session", "s-2")
                .outcome(Outcome.DENIED)
                .outcomeDetail("the key has expired")
                .severity(Severity.CRITICAL)
                .build();
    }
}
