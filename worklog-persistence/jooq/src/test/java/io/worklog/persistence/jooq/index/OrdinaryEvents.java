package io.worklog.persistence.jooq.index;

import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.Links;
import io.worklog.event.Outcome;
import io.worklog.event.Provenance;
import io.worklog.event.RequestContext;
import io.worklog.event.Severity;
import io.worklog.event.Target;
import io.worklog.event.TypeRef;
import io.worklog.event.Verb;
import io.worklog.log.LogIndex;
import io.worklog.spi.IndexedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events as an application writes them, about 500 bytes each; the same number gives the same. */
final class OrdinaryEvents {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String[] FIELDS = {"status", "amount", "owner", "due", "note"};
    private static final String[] TYPES = {
        "billing.invoice.refunded",
        "billing.invoice.paid",
        "billing.order.created",
        "auth.login.succeeded",
        "auth.login.failed",
        "doc.page.read",
        "doc.page.updated",
        "hr.leave.approved"
    };
    private static final String[] REASONS = {
        "duplicate charge",
        "客户要求退款",
        "审批通过",
        "monthly report",
        "登录失败次数过多",
        "data export for audit",
        "修改了工作记录",
        "routine check"
    };

    private final int changes;

    /** Events with so many changes, 0 to 5. */
    OrdinaryEvents(int changes) {
        this.changes = changes;
    }

    List<IndexedEvent> batch(long from, int count) {
        List<IndexedEvent> batch = new ArrayList<>(count);
        for (long i = from; i < from + count; i++) {
            batch.add(new IndexedEvent(LogIndex.of(i), event(i)));
        }
        return batch;
    }

    AuditEvent event(long i) {
        long mixed = mix(i);
        Instant at = START.plusMillis(i * 37);
        int kind = pick(mixed, TYPES.length);
        return new AuditEvent(
                new UUID(i, mixed),
                new TypeRef(TYPES[kind], 1),
                Verb.values()[kind],
                at,
                at.plusMillis(3),
                new Provenance("bench", "node-1", i),
                "default",
                new Actor(ActorType.USER, user(mixed), null, List.of(), null),
                List.of(Target.of("invoice", target(mixed))),
                pick(mixed >>> 8, 50) == 0 ? Outcome.DENIED : Outcome.SUCCESS,
                null,
                REASONS[pick(mixed >>> 16, REASONS.length)],
                null,
                changes(mixed),
                List.of(),
                RequestContext.none(),
                null,
                Links.none(),
                Severity.values()[pick(mixed >>> 20, 5)],
                metadata(mixed),
                null,
                Map.of());
    }

    static String user(long mixed) {
        return "user-" + pick(mixed >>> 24, 500);
    }

    static String target(long mixed) {
        return "inv-" + pick(mixed >>> 32, 50_000);
    }

    static long mix(long i) {
        long z = (i + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private List<Change> changes(long mixed) {
        List<Change> list = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            int value = pick(mixed >>> (i + 3), 1_000);
            list.add(Change.set(FIELDS[i], "old-" + value, "new-" + (value + 1)));
        }
        return list;
    }

    private static Map<String, String> metadata(long mixed) {
        return Map.of(
                "region", "r" + pick(mixed >>> 5, 8),
                "channel", "c" + pick(mixed >>> 9, 4),
                "device", "d" + pick(mixed >>> 13, 100),
                "app", "a" + pick(mixed >>> 17, 10),
                "build", "b" + pick(mixed >>> 21, 30),
                "shift", "s" + pick(mixed >>> 25, 3));
    }

    private static int pick(long mixed, int bound) {
        return (int) Math.floorMod(mixed, (long) bound);
    }
}
