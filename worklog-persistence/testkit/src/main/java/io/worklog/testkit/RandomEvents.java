package io.worklog.testkit;

import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AuditEvent;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Events whose every part is drawn from few values, so that queries meet events by accident and
 * parts of different changes and targets mix.
 */
public final class RandomEvents {
    static final Instant START = Instant.parse("2026-02-27T20:00:00Z");
    static final List<String> TYPES =
            List.of("a", "a.b", "a.b.c", "a.bc", "ab.c", "billing.invoice.paid", ".x", "b..c");
    static final List<String> IDS =
            List.of(
                    "1", "2", "12", "alice", "Alice", "alice ", "bob", "张三", "é", "e", "😀", "😁",
                    "x", "y", "");
    static final List<String> KINDS = List.of("invoice", "order", "1", "12", "工单");
    static final List<String> PATHS = List.of("status", "lines[1].qty", "owner", "x");
    static final List<String> VALUES =
            List.of("open", "Open", "open ", "paid", "x", "", "已付款", "12.50", "v".repeat(600));
    static final List<String> KEYS = List.of("k", "K", "k1", "region", "键");
    static final List<String> LINKS = List.of("op-1", "op-2", "op-3");
    static final List<String> WORDS =
            List.of(
                    "refund",
                    "Refund",
                    "退款",
                    "退款申请",
                    "申请",
                    "退",
                    "invoice-12",
                    "ＡＢＣ",
                    "audit",
                    "Straße",
                    "客户要求退款。",
                    "the",
                    "x_y",
                    "2026-01-01",
                    "カード",
                    "w".repeat(300),
                    "—",
                    "e\u0301tat");

    private final Random random;

    /** Events that follow from that source of chance. */
    public RandomEvents(Random random) {
        this.random = random;
    }

    /** The next event, with that number as its recorder's. */
    public AuditEvent next(long sequence) {
        return new AuditEvent(
                new UUID(random.nextLong(), random.nextLong()),
                new TypeRef(one(TYPES), 1),
                one(Verb.values()),
                START.plusSeconds(10_000L * random.nextInt(40))
                        .plusNanos(random.nextInt(5) * 1_000L),
                START,
                new Provenance("any", "test", sequence),
                one(List.of("default", "acme", "1")),
                actor(random.nextInt(3)),
                list(1 + random.nextInt(3), this::target),
                one(Outcome.values()),
                maybe(this::text),
                maybe(this::text),
                maybe(this::message),
                list(random.nextInt(4), this::change),
                list(random.nextInt(2), this::evidence),
                RequestContext.none(),
                null,
                new Links(maybe(() -> one(LINKS)), null, maybe(() -> one(LINKS))),
                one(Severity.values()),
                metadata(),
                null,
                Map.of());
    }

    String text() {
        StringBuilder text = new StringBuilder(one(WORDS));
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(random.nextBoolean() ? " " : "").append(one(WORDS));
        }
        return text.toString();
    }

    Map<String, String> metadata() {
        Map<String, String> metadata = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            metadata.put(one(KEYS), random.nextInt(3) == 0 ? text() : one(VALUES));
        }
        return metadata;
    }

    <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    final <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }

    private Actor actor(int principals) {
        List<Actor> chain = list(principals, () -> actor(0));
        return new Actor(one(ActorType.values()), one(IDS), maybe(this::text), chain, null);
    }

    private Target target() {
        return new Target(one(KINDS), one(IDS), maybe(this::text), null);
    }

    private Message message() {
        return new Message("key", Map.of("arg", text()));
    }

    private Change change() {
        return new Change(
                one(PATHS),
                one(ChangeOp.values()),
                maybe(this::value),
                maybe(this::value),
                FieldClass.PUBLIC);
    }

    private ChangeValue value() {
        String label = maybe(this::text);
        return new ChangeValue(one(ChangeValue.Kind.values()), one(VALUES), label, 0);
    }

    private Evidence evidence() {
        return new Evidence(sha(random.nextInt(3)), 1, "text/plain", maybe(this::text), null, null);
    }

    static String sha(int which) {
        return Integer.toString(which).repeat(64);
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(3) > 0 ? value.get() : null;
    }

    private static <T> List<T> list(int size, Supplier<T> value) {
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(value.get());
        }
        return list;
    }
}
