package io.worklog.codec;

import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AgentInfo;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.ChangeValue;
import io.worklog.event.Evidence;
import io.worklog.event.FieldClass;
import io.worklog.event.Links;
import io.worklog.event.Message;
import io.worklog.event.Outcome;
import io.worklog.event.Provenance;
import io.worklog.event.RequestContext;
import io.worklog.event.Severity;
import io.worklog.event.Target;
import io.worklog.event.TypeRef;
import io.worklog.event.Verb;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events whose bytes are known. */
final class SampleEvents {
    private static final String DIGEST =
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private SampleEvents() {}

    private static AuditEventBuilder event(String type, int number) {
        return AuditEvent.builder(new TypeRef(type, 1))
                .id(new UUID(0x0193_5A1C_7000_7000L, 0x8000_0000_0000_0000L + number))
                .occurredAt(Instant.parse("2026-02-28T23:59:59.000120999Z"))
                .recordedAt(Instant.parse("2026-03-01T00:00:00Z"))
                .provenance(new Provenance("billing", "node-1", number));
    }

    /** Only what must be said. */
    static AuditEvent smallest() {
        return event("system.started", 1).actor(Actor.system()).build();
    }

    /** A typical event: Chinese text, a change, nothing personal. */
    static AuditEvent typical() {
        return event("billing.invoice.refunded", 2)
                .verb(Verb.UPDATE)
                .actor(Actor.service("billing-service"))
                .target(Target.of("invoice", "inv-2026-0042", "二月份服务费"))
                .reason("重复扣款 — duplicate charge")
                .change(Change.set("status", "paid", "refunded"))
                .links(new Links("corr-7", "cause-3", null))
                .severity(Severity.HIGH)
                .metadata("region", "cn-east-1")
                .idempotencyKey("refund-inv-2026-0042")
                .build();
    }

    /** A person did it from somewhere: name, address and user agent are committed. */
    static AuditEvent personal() {
        return event("user.logged-in", 3)
                .verb(Verb.LOGIN)
                .outcome(Outcome.DENIED)
                .outcomeDetail("AccessDenied")
                .actor(Actor.user("u-17", "王小明").actingFor(Actor.user("u-1", "Ada Lovelace")))
                .target("session", "s-9")
                .context(
                        new RequestContext(
                                "203.0.113.7", "Mozilla/5.0", "s-9", "r-1", "web", "app-1"))
                .change(
                        new Change(
                                "email",
                                ChangeOp.SET,
                                ChangeValue.string("old@example.org"),
                                ChangeValue.string("new@example.org"),
                                FieldClass.PERSONAL))
                .build();
    }

    /** Every member, every kind of value, every escape. */
    static AuditEvent everything() {
        return event("demo.everything", 4)
                .verb(Verb.APPROVE)
                .outcome(Outcome.FAILURE)
                .tenant("acme")
                .actor(
                        new Actor(
                                ActorType.AGENT,
                                "agent-1",
                                "Clerk",
                                List.of(
                                        new Actor(
                                                ActorType.API_KEY, "key-1", null, List.of(), null)),
                                new AgentInfo("model-x", "refund", "p-1")))
                .targets(
                        List.of(
                                new Target("account", "a-1", "from", "source"),
                                new Target("account", "a-2", null, "to")))
                .message(new Message("demo.key", Map.of("who", "Ada", "x/y~z", "\u0001")))
                .changes(changes())
                .evidence(new Evidence(DIGEST, 4, "text/plain", "a.txt", "note", "ref-1"))
                .trace("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .links(new Links("c", "d", "b"))
                .severity(Severity.CRITICAL)
                .metadata(Map.of("\uFB33", "1", "😀", "2", "quote", "\"\\/\b\f\n\r\t\u007f"))
                .truncated(Map.of("/reason", 2048L))
                .build();
    }

    private static List<Change> changes() {
        return List.of(
                change(new ChangeValue(ChangeValue.Kind.STRING, "P", "Paid", 0)),
                change(ChangeValue.of(ChangeValue.Kind.INTEGER, "-42")),
                change(ChangeValue.of(ChangeValue.Kind.INTEGER, "9007199254740993")),
                change(ChangeValue.of(ChangeValue.Kind.DECIMAL, "19.90")),
                change(ChangeValue.of(ChangeValue.Kind.BOOLEAN, "true")),
                change(ChangeValue.of(ChangeValue.Kind.TIME, "2026-03-01T00:00:00Z")),
                change(ChangeValue.of(ChangeValue.Kind.JSON, "{\"a\":1}")),
                change(ChangeValue.of(ChangeValue.Kind.NULL, "")),
                change(new ChangeValue(ChangeValue.Kind.DIGEST, DIGEST, null, 70_000)),
                new Change(
                        "card",
                        ChangeOp.ADD,
                        null,
                        ChangeValue.string("4111 1111"),
                        FieldClass.SECRET));
    }

    private static Change change(ChangeValue value) {
        return new Change("lines[sku-1].price", ChangeOp.SET, null, value, FieldClass.PUBLIC);
    }
}
