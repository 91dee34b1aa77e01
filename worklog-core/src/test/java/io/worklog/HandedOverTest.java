package io.worklog;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Evidence;
import io.worklog.event.Outcome;
import io.worklog.event.Provenance;
import io.worklog.event.RequestContext;
import io.worklog.event.Severity;
import io.worklog.event.Target;
import io.worklog.event.Verb;
import io.worklog.log.LogIndex;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event that another thread completes is the one that its caller would have completed. */
class HandedOverTest {
    private static final Instant THEN = Instant.parse("2026-02-03T04:05:06.000007Z");

    /** Simple values only. */
    record Flat(
            String status,
            int count,
            @Nullable BigDecimal amount,
            LocalDate day,
            double rate,
            char[] pin,
            byte[] photo) {}

    /** A state with something in it. */
    record Deep(String name, List<String> lines, Flat flat) {}

    /** An object whose properties change. */
    static final class Bean {
        private String name = "first";
        private final List<String> lines = new ArrayList<>(List.of("a"));

        public String getName() {
            return name;
        }

        public List<String> getLines() {
            return lines;
        }
    }

    @TempDir Path folder;

    private static EventType<Object> type(boolean ruled) {
        EventType<Object> type = EventType.named("thing.changed").target("thing");
        return ruled
                ? type.ignore("day")
                        .secret("status")
                        .personal("count", "mail")
                        .label("rate", value -> "rate " + value)
                        .message("thing.changed")
                : type;
    }

    private static Flat flat(String status, int count, @Nullable String amount) {
        return new Flat(
                status,
                count,
                amount == null ? null : new BigDecimal(amount),
                LocalDate.EPOCH.plusDays(count),
                count / 2.0,
                ("p" + count).toCharArray(),
                new byte[] {(byte) count});
    }

    private static void fillSets(Recording<Object> event) {
        StringBuilder text = new StringBuilder("then");
        AtomicInteger number = new AtomicInteger(7);
        Date date = new Date(7);
        List<Object> list = new ArrayList<>(List.of(1));
        event.target("t-1")
                .set("status", "open", "paid")
                .set("same", 1, 1L)
                .set("scale", new BigDecimal("1.0"), new BigDecimal("1.00"))
                .set("big", BigInteger.ONE, BigInteger.TEN.pow(30))
                .set("count", 1, 2)
                .set("mail", "a@b", null)
                .set("new", null, DayOfWeek.FRIDAY)
                .set("lines[1].price", 1.5, 2.5f)
                .set("text", null, text)
                .set("number", number, null)
                .set("date", date, Instant.EPOCH)
                .set("list", list, List.of(2))
                .set("rate", new UUID(1, 2), 'x');
        text.append("!");
        number.set(8);
        date.setTime(8);
        list.add(9);
    }

    private static void fillStates(Recording<Object> event) {
        Bean bean = new Bean();
        Bean other = new Bean();
        event.target(new Target("thing", "t-1", null, "role"))
                .change(flat("open", 1, "1.00"), flat("paid", 2, null))
                .change(null, flat("new", 3, "3"))
                .change(flat("old", 4, "4"), null)
                .change(
                        new Deep("a", List.of("x", "y"), flat("a", 1, "1")),
                        new Deep("b", List.of("y", "z"), flat("b", 2, "1.0")))
                .change(Map.of("k", 1), Map.of("k", 2, "l", "m"))
                .change("a", "b")
                .change(bean, other)
                .change(bean, flat("other class", 1, "1"));
        bean.name = "later";
        other.lines.add("later");
    }

    private static void fillTheRest(Recording<Object> event) {
        StringBuilder argument = new StringBuilder("then");
        event.targets(List.of(Target.of("thing", "t-1"), Target.of("thing", "t-2", "Two")))
                .reason("because")
                .evidence(new Evidence("ab".repeat(32), 3, "image/png", "a.png", null, null))
                .arg("b", argument)
                .arg("a", 1)
                .arg("b", argument)
                .severity(Severity.HIGH)
                .verb(Verb.APPROVE)
                .outcome(Outcome.FAILURE, "in part")
                .actor(Actor.user("u", "U").actingFor(Actor.service("s")))
                .tenant("acme")
                .occurredAt(THEN)
                .correlationId("c-1")
                .causationId("e-1");
        for (int i = 40; i > 0; i--) {
            event.metadata("k" + i % 37, "v" + i);
        }
        argument.append("!");
    }

    private static void fillNothing(Recording<Object> event) {
        event.target("t-1");
    }

    @Test
    void itIsTheSameEvent() {
        for (boolean ruled : new boolean[] {false, true}) {
            for (Consumer<Recording<Object>> fill :
                    List.<Consumer<Recording<Object>>>of(
                            HandedOverTest::fillSets,
                            HandedOverTest::fillStates,
                            HandedOverTest::fillTheRest,
                            HandedOverTest::fillNothing)) {
                List<AuditEvent> two = recorded(type(ruled), fill);
                assertThat(two).hasSize(2);
                assertThat(two.get(1)).isEqualTo(two.get(0));
            }
        }
    }

    private List<AuditEvent> recorded(EventType<Object> type, Consumer<Recording<Object>> fill) {
        RequestContext request = new RequestContext("::1", "agent", "s", "r", "web", "host");
        WorklogContext context =
                WorklogContext.with(Actor.user("caller"), "tenant")
                        .withRequest(request)
                        .withTrace("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        try (Worklog log = Worklog.open(folder.resolve(UUID.randomUUID().toString()))) {
            context.run(() -> {
                Recording<Object> waited = log.record(type);
                fill.accept(waited);
                waited.commit();
                Recording<Object> background = log.record(type.delivery(Delivery.BACKGROUND));
                fill.accept(background);
                assertThat(background.commit().state()).isEqualTo(ReceiptState.HANDED_OVER);
                background.set("late", 1, 2).metadata("late", "yes").target("late");
            });
            log.record(EventType.named("end").target("end")).target("e").commit();
            try (Stream<RecordedEvent> all = log.read(LogIndex.of(0))) {
                return all.map(RecordedEvent::event)
                        .filter(event -> event.type().equals(type.ref()))
                        .map(HandedOverTest::withoutItsMoment)
                        .toList();
            }
        }
    }

    private static AuditEvent withoutItsMoment(AuditEvent event) {
        Instant occurred =
                event.occurredAt().equals(event.recordedAt()) ? THEN : event.occurredAt();
        return event.toBuilder()
                .id(new UUID(1, 2))
                .recordedAt(THEN)
                .occurredAt(occurred)
                .provenance(new Provenance("log", "source", 1))
                .build();
    }
}
