package io.worklog.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.catalog.EventType;
import io.worklog.event.Change;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A property given by itself is told as two maps with that one entry are. */
class FieldChangesTest {
    /** A point, of which the diff knows nothing. */
    record Point(int x, @Nullable String name) {}

    /** A number of the host's own, which may say anything at any time. */
    private static final class Own extends BigDecimal {
        private static final long serialVersionUID = 1L;

        Own() {
            super("12");
        }
    }

    private static final List<String> NAMES =
            List.of(
                    "amount",
                    "lines.price",
                    "",
                    "a[b]\\",
                    "#1",
                    "-#2",
                    "数量",
                    "secret",
                    "personal",
                    "labelled",
                    "x".repeat(100));

    private static final List<EventType<Object>> TYPES =
            List.of(
                    EventType.named("plain"),
                    EventType.named("ruled")
                            .ignore("amount")
                            .secret("secret")
                            .personal("personal", "lines.price")
                            .label("labelled", value -> "label of " + value));

    private static List<@Nullable Object> values() {
        List<@Nullable Object> values =
                new ArrayList<>(
                        Arrays.asList(null, "", "a", "12", "true", 12, 12L, (short) 12, (byte) 12));
        Collections.addAll(
                values,
                12.0,
                12.0f,
                Double.NaN,
                Float.POSITIVE_INFINITY,
                new BigDecimal("12"),
                new BigDecimal("12.00"),
                new Own(),
                BigInteger.valueOf(12),
                true,
                'a',
                DayOfWeek.MONDAY,
                "MONDAY",
                new UUID(1, 2),
                Instant.EPOCH,
                new Date(0),
                new GregorianCalendar(2026, 0, 1),
                LocalDate.EPOCH,
                Duration.ofSeconds(12),
                ZoneOffset.UTC,
                Locale.CHINA);
        Collections.addAll(
                values,
                new StringBuilder("a"),
                new AtomicInteger(12),
                new AtomicBoolean(true),
                Optional.empty(),
                Optional.of("a"),
                OptionalInt.of(12),
                new byte[] {1, 2},
                new byte[] {1, 2},
                "pin".toCharArray(),
                "pin".toCharArray(),
                new int[] {1, 2},
                List.of(),
                List.of(1, 2),
                Set.of("a"),
                Map.of(),
                Map.of("k", 12),
                new Point(1, null),
                new Point(2, "two"));
        return values;
    }

    static Stream<ObjectDiff> rules() {
        return Stream.of(
                ObjectDiff.standard(),
                ObjectDiff.builder().exactScale().build(),
                ObjectDiff.builder().nullEqualsEmpty().ignoreListOrder().build(),
                ObjectDiff.builder()
                        .value(Point.class, point -> "at " + point.x())
                        .sameWhen(String.class, (a, b) -> a.length() == b.length())
                        .build());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void itIsWhatTwoMapsTell(ObjectDiff diff) {
        for (EventType<Object> type : TYPES) {
            for (String name : NAMES) {
                for (Object before : values()) {
                    for (Object after : values()) {
                        assertThat(diff.changes(type, name, before, after))
                                .as("%s of %s: %s, %s", name, type, before, after)
                                .isEqualTo(ofMaps(diff, type, name, before, after));
                    }
                }
            }
        }
    }

    private static List<Change> ofMaps(
            ObjectDiff diff,
            EventType<Object> type,
            String name,
            @Nullable Object before,
            @Nullable Object after) {
        return diff.changes(type, entry(name, before), entry(name, after));
    }

    private static Map<String, Object> entry(String name, @Nullable Object value) {
        return value == null ? Map.of() : Collections.singletonMap(name, value);
    }

    @Test
    void aLimitThatMapsMeetIsMetHereToo() {
        ObjectDiff narrow = ObjectDiff.builder().maxNodes(1).build();
        EventType<Object> type = TYPES.get(0);
        assertThatThrownBy(() -> narrow.changes(type, "amount", 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 1 values");
        assertThat(narrow.mayCompareLater(type, 1, 2)).isFalse();
    }

    @Test
    void onlyWhatCannotChangeAndAsksNobodyIsComparedLater() {
        ObjectDiff diff = ObjectDiff.standard();
        EventType<Object> plain = TYPES.get(0);
        for (Object value :
                List.of(
                        "a",
                        1,
                        2L,
                        1.5,
                        2.5f,
                        (short) 3,
                        (byte) 4,
                        'c',
                        true,
                        BigDecimal.ONE,
                        BigInteger.TWO,
                        DayOfWeek.MONDAY,
                        new UUID(1, 2),
                        Instant.EPOCH,
                        LocalDate.EPOCH,
                        Duration.ZERO)) {
            assertThat(diff.mayCompareLater(plain, value, null)).as("%s", value).isTrue();
            assertThat(diff.mayCompareLater(plain, null, value)).as("%s", value).isTrue();
        }
        for (Object value :
                List.of(
                        new Own(),
                        new StringBuilder("a"),
                        new AtomicInteger(1),
                        new Date(0),
                        new byte[0],
                        new char[0],
                        List.of(),
                        Optional.of("a"),
                        new Point(1, null))) {
            assertThat(diff.mayCompareLater(plain, value, null)).as("%s", value).isFalse();
            assertThat(diff.mayCompareLater(plain, null, value)).as("%s", value).isFalse();
        }
        assertThat(diff.mayCompareLater(TYPES.get(1), "a", "b")).as("labels").isFalse();
        rules().skip(3)
                .forEach(asks -> assertThat(asks.mayCompareLater(plain, "a", "b")).isFalse());
    }
}
