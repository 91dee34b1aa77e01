package io.worklog.codec;

import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AgentInfo;
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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random events with strings that break things; the same seed gives the same events. */
final class RandomEvents {
    private static final String[] INTEGERS = {
        "0",
        "-0",
        "7",
        "-7",
        "007",
        "+1",
        "9007199254740991",
        "9007199254740992",
        "-9007199254740991",
        "99999999999999999999",
        "",
        "-",
        "1x",
        "１"
    };

    private final Random random;
    private final List<String> strings;
    private final FieldClass[] classes;

    RandomEvents(long seed, FieldClass... classes) {
        this.random = new Random(seed);
        this.classes = classes;
        this.strings =
                Stream.concat(
                                Vectors.naughtyStrings().stream(),
                                Stream.of("退款原因：重复扣款", "é", "e\u0301", "😀", "a/b~c", "\u007f"))
                        .filter(text -> text.indexOf(0) < 0)
                        .toList();
    }

    AuditEvent next() {
        return new AuditEvent(
                new UUID(random.nextLong(), random.nextLong()),
                new TypeRef(text(), random.nextInt()),
                any(Verb.values()),
                time(),
                time(),
                new Provenance(text(), text(), random.nextLong(1L << 53)),
                text(),
                actor(random.nextInt(3)),
                some(3, this::target),
                any(Outcome.values()),
                maybe(this::text),
                maybe(this::text),
                maybe(() -> new Message(text(), texts())),
                some(4, this::change),
                some(3, this::evidence),
                context(),
                maybe(this::text),
                new Links(maybe(this::text), maybe(this::text), maybe(this::text)),
                any(Severity.values()),
                texts(),
                maybe(this::text),
                truncated());
    }

    private String text() {
        return strings.get(random.nextInt(strings.size()));
    }

    private <T> @Nullable T maybe(Supplier<T> supplier) {
        return random.nextBoolean() ? supplier.get() : null;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> some(int most, Supplier<T> supplier) {
        return Stream.generate(supplier).limit(random.nextInt(most + 1)).toList();
    }

    private Instant time() {
        long earliest = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
        long latest = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        return Instant.ofEpochSecond(
                random.nextLong(earliest, latest + 1), random.nextInt(1_000_000_000));
    }

    private Actor actor(int principals) {
        List<Actor> chain = Stream.generate(() -> actor(0)).limit(principals).toList();
        AgentInfo agent = maybe(() -> new AgentInfo(maybe(this::text), maybe(this::text), null));
        return new Actor(any(ActorType.values()), text(), maybe(this::text), chain, agent);
    }

    private Target target() {
        return new Target(text(), text(), maybe(this::text), maybe(this::text));
    }

    private Evidence evidence() {
        return new Evidence(
                text(),
                random.nextLong(1L << 53),
                text(),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text));
    }

    private Change change() {
        return new Change(
                text(),
                any(ChangeOp.values()),
                maybe(this::changeValue),
                maybe(this::changeValue),
                any(classes));
    }

    private ChangeValue changeValue() {
        return switch (random.nextInt(4)) {
            case 0 -> ChangeValue.of(ChangeValue.Kind.INTEGER, any(INTEGERS));
            case 1 ->
                    ChangeValue.of(any(ChangeValue.Kind.values()), any(new String[] {"", "true"}));
            case 2 -> ChangeValue.string(text());
            default ->
                    new ChangeValue(
                            any(ChangeValue.Kind.values()),
                            text(),
                            maybe(this::text),
                            random.nextInt(3));
        };
    }

    private RequestContext context() {
        return new RequestContext(
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text));
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.put(text(), text());
        }
        return texts;
    }

    private Map<String, Long> truncated() {
        Map<String, Long> marks = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            marks.put(text(), random.nextLong(1L << 53));
        }
        return marks;
    }
}
