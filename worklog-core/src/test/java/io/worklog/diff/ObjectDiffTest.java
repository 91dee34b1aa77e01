package io.worklog.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.ChangeValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectDiffTest {
    enum Status {
        PAID,
        REFUNDED {
            @Override
            public String toString() {
                return "has a class of its own";
            }
        }
    }

    record Line(String id, int quantity) {}

    record Tag(String name, Integer weight) {}

    record Invoice(String number, Status status, BigDecimal amount, List<Line> lines) {}

    record Box(@Nullable Object content) {}

    /** What a change says, short: {@code path OP old → new}. */
    static String told(Change change) {
        return change.path()
                + " "
                + change.op()
                + " "
                + told(change.oldValue())
                + " -> "
                + told(change.newValue());
    }

    private static String told(@Nullable ChangeValue value) {
        if (value == null) {
            return "-";
        }
        return switch (value.kind()) {
            case STRING -> "'" + value.text() + "'";
            case INTEGER, DECIMAL, BOOLEAN, TIME, JSON -> value.text();
            default -> value.kind() + value.text();
        };
    }

    static List<String> told(ObjectDiff diff, Object before, Object after) {
        return diff.changes(before, after).stream().map(ObjectDiffTest::told).toList();
    }

    private static Arguments row(Object before, Object after, String... changes) {
        return Arguments.of(before, after, List.of(changes));
    }

    static Box box(@Nullable Object content) {
        return new Box(content);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                row(box("a"), box("b"), "content SET 'a' -> 'b'"),
                row(box("a"), box(null), "content SET 'a' -> NULL"),
                row(box(null), box(""), "content SET NULL -> ''"),
                row(box(1), box(2L), "content SET 1 -> 2"),
                row(box(1), box(1L)),
                row(box((short) 1), box((byte) 1)),
                row(box(1), box(new BigDecimal("1.00"))),
                row(box("1"), box(1), "content SET '1' -> 1"),
                row(box(new BigDecimal("10.0")), box(new BigDecimal("10.00"))),
                row(
                        box(new BigDecimal("10.0")),
                        box(new BigDecimal("10.01")),
                        "content SET 10.0 -> 10.01"),
                row(box(0.1), box(0.2f), "content SET 0.1 -> 0.2"),
                row(box(0.5f), box(0.5)),
                row(box(Double.NaN), box(1.0), "content SET 'NaN' -> 1.0"),
                row(box(Double.NaN), box(Double.NaN)),
                row(box(new BigInteger("7")), box(7)),
                row(box(new AtomicInteger(7)), box(7)),
                row(box(true), box(false), "content SET true -> false"),
                row(box('x'), box("x")),
                row(box(new StringBuilder("x")), box("y"), "content SET 'x' -> 'y'"),
                row(box(Status.PAID), box(Status.REFUNDED), "content SET 'PAID' -> 'REFUNDED'"),
                row(
                        box(Instant.EPOCH),
                        box(new Date(1)),
                        "content SET 1970-01-01T00:00:00Z -> 1970-01-01T00:00:00.001Z"),
                row(
                        box(LocalDate.of(2026, 1, 1)),
                        box(LocalDate.of(2026, 1, 2)),
                        "content SET 2026-01-01 -> 2026-01-02"),
                row(box(Optional.of("a")), box("a")),
                row(box(Optional.empty()), box(null)),
                row(box(Optional.of(1)), box(Optional.empty()), "content SET 1 -> NULL"),
                row(
                        box(new UUID(0, 1)),
                        box(new UUID(0, 2)),
                        "content SET '00000000-0000-0000-0000-000000000001' ->"
                                + " '00000000-0000-0000-0000-000000000002'"),
                row(box(new byte[] {1}), box(new byte[] {1})),
                row(
                        box(new byte[0]),
                        box(null),
                        "content SET DIGESTe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b"
                                + "7852b855 -> NULL"),
                row(box("pin".toCharArray()), box("pin".toCharArray())),
                row(
                        box("pin".toCharArray()),
                        box("pan".toCharArray()),
                        "content SET MASKED -> MASKED"),
                row(1, 2, "value SET 1 -> 2"),
                row(null, null));
    }

    static Stream<Arguments> objects() {
        Invoice paid = invoice(Status.PAID, "10.0", new Line("a", 1));
        return Stream.of(
                row(paid, paid),
                row(paid, invoice(Status.PAID, "10.00", new Line("a", 1))),
                row(
                        paid,
                        invoice(Status.REFUNDED, "0", new Line("a", 2)),
                        "status SET 'PAID' -> 'REFUNDED'",
                        "amount SET 10.0 -> 0",
                        "lines[a].quantity SET 1 -> 2"),
                row(
                        null,
                        paid,
                        "number ADD - -> 'n-1'",
                        "status ADD - -> 'PAID'",
                        "amount ADD - -> 10.0",
                        "lines ADD - -> []",
                        "lines[a] ADD - -> {}",
                        "lines[a].id ADD - -> 'a'",
                        "lines[a].quantity ADD - -> 1"),
                row(box(paid), null, deletion()),
                row(box(box(null)), box(box(1)), "content.content SET NULL -> 1"),
                row(box(null), box(box(1)), "content SET NULL -> {}", "content.content ADD - -> 1"),
                row(box(box(1)), box(2), "content.content REMOVE 1 -> -", "content SET {} -> 2"),
                row(box(box(1)), box(new Line("a", 1)), otherClass()),
                row(box(null), null));
    }

    private static String[] deletion() {
        return new String[] {
            "content.number REMOVE 'n-1' -> -",
            "content.status REMOVE 'PAID' -> -",
            "content.amount REMOVE 10.0 -> -",
            "content.lines[a].id REMOVE 'a' -> -",
            "content.lines[a].quantity REMOVE 1 -> -",
            "content.lines[a] REMOVE {} -> -",
            "content.lines REMOVE [] -> -",
            "content REMOVE {} -> -"
        };
    }

    private static String[] otherClass() {
        return new String[] {
            "content.content REMOVE 1 -> -",
            "content.id ADD - -> 'a'",
            "content.quantity ADD - -> 1"
        };
    }

    private static Invoice invoice(Status status, String amount, Line... lines) {
        return new Invoice("n-1", status, new BigDecimal(amount), List.of(lines));
    }

    static Stream<Arguments> collections() {
        Line a = new Line("a", 1);
        Line b = new Line("b", 1);
        Line c = new Line("c", 1);
        return Stream.of(
                row(List.of(a, b), List.of(b), removed("[a]")),
                row(List.of(a, b, c), List.of(c, a, b), "[c] MOVE 2 -> 0"),
                row(List.of(a, b), List.of(b, a), "[b] MOVE 1 -> 0"),
                row(
                        List.of(a, b, c),
                        List.of(new Line("c", 9), a, b),
                        "[c].quantity SET 1 -> 9",
                        "[c] MOVE 2 -> 0"),
                row(
                        List.of(a),
                        List.of(a, a),
                        "[#1] ADD - -> {}",
                        "[#1].id ADD - -> 'a'",
                        "[#1].quantity ADD - -> 1"),
                row(Set.of(a), Set.of(new Line("a", 2)), "[a].quantity SET 1 -> 2"),
                row(new LinkedHashSet<>(List.of(a, b)), new LinkedHashSet<>(List.of(b, a))),
                row(List.of("x", "y"), List.of("y"), "[-#0] REMOVE 'x' -> -"),
                row(List.of("x", "y"), List.of("x", "z", "y"), "[#1] ADD - -> 'z'"),
                row(List.of("x", "y"), List.of("x", "z"), "[#1] SET 'y' -> 'z'"),
                row(
                        List.of("x", "y"),
                        List.of("y", "x"),
                        "[-#0] REMOVE 'x' -> -",
                        "[#1] ADD - -> 'x'"),
                row(Arrays.asList("x", null), Arrays.asList(null, null), "[#0] SET 'x' -> NULL"),
                row(new int[] {1, 2}, new Integer[] {1, 3}, "[#1] SET 2 -> 3"),
                row(Set.of("x", "y"), Set.of("y", "z"), "[] REMOVE 'x' -> -", "[] ADD - -> 'z'"),
                row(List.of(new Tag("x", 1)), List.of(new Tag("x", 2)), "[#0].weight SET 1 -> 2"),
                row(
                        Set.of(new Tag("x", 1)),
                        Set.of(new Tag("x", 2)),
                        "[] REMOVE {\"name\":\"x\",\"weight\":1} -> -",
                        "[] ADD - -> {\"name\":\"x\",\"weight\":2}"),
                row(List.of(), null),
                row(box(List.of()), box(null), "content SET [] -> NULL"),
                row(
                        box(null),
                        box(List.of(1)),
                        "content SET NULL -> []",
                        "content[#0] ADD - -> 1"));
    }

    private static String[] removed(String at) {
        return new String[] {
            at + ".id REMOVE 'a' -> -", at + ".quantity REMOVE 1 -> -", at + " REMOVE {} -> -"
        };
    }

    static Stream<Arguments> maps() {
        return Stream.of(
                row(Map.of("k", 1), Map.of("k", 2), "k SET 1 -> 2"),
                row(Map.of("k", 1), Map.of("j", 1), "k REMOVE 1 -> -", "j ADD - -> 1"),
                row(Map.of(), java.util.Collections.singletonMap("k", null), "k ADD - -> NULL"),
                row(Map.of(2, "a"), Map.of(2, "b"), "[2] SET 'a' -> 'b'"),
                row(Map.of("状态", 1), Map.of("状态", 2), "状态 SET 1 -> 2"),
                row(Map.of("a.b", 1), Map.of("a.b", 2), "[a.b] SET 1 -> 2"),
                row(Map.of("a]b\\", 1), Map.of("a]b\\", 2), "[a\\]b\\\\] SET 1 -> 2"),
                row(Map.of("", 1), Map.of("", 2), "[\"\"] SET 1 -> 2"),
                row(Map.of("\"\"", 1), Map.of("\"\"", 2), "[\\\"\"] SET 1 -> 2"),
                row(Map.of("#1", 1), Map.of("#1", 2), "[\\#1] SET 1 -> 2"),
                row(Map.of("-#1", 1), Map.of("-#1", 2), "[\\-#1] SET 1 -> 2"),
                row(Map.of(-1, 1), Map.of(-1, 2), "[-1] SET 1 -> 2"),
                row(Map.of(Status.REFUNDED, 1), Map.of(Status.REFUNDED, 2), "REFUNDED SET 1 -> 2"),
                row(
                        Map.of("m", Map.of("k", List.of(1))),
                        Map.of("m", Map.of("k", List.of(2))),
                        "m.k[#0] SET 1 -> 2"),
                row(box(Map.of()), box(null), "content SET {} -> NULL"));
    }

    @ParameterizedTest
    @MethodSource({"values", "objects", "collections", "maps"})
    void tells(@Nullable Object before, @Nullable Object after, List<String> changes) {
        List<String> told = new ArrayList<>();
        ObjectDiff.standard().changes(before, after).forEach(change -> told.add(told(change)));
        assertThat(told).isEqualTo(changes);
    }

    @Test
    void everyChangeOfTheTableMayStandInAnEvent() {
        Stream.of(values(), objects(), collections(), maps())
                .flatMap(rows -> rows)
                .forEach(row -> {
                    List<Change> changes =
                            ObjectDiff.standard().changes(row.get()[0], row.get()[1]);
                    assertThat(
                                    io.worklog.event.EventLimits.faults(
                                            io.worklog.event.SampleEvents.plain()
                                                    .changes(changes)
                                                    .build()))
                            .isEmpty();
                });
    }

    @Test
    void longKeysAreCutAndStillTellElementsApart() {
        String base = "k".repeat(100);
        List<String> told =
                told(
                        ObjectDiff.standard(),
                        Map.of(base + " 1", 1, base + " 2", 1),
                        Map.of(base + " 1", 2, base + " 2", 2));
        assertThat(told).hasSize(2).doesNotHaveDuplicates();
        assertThat(told.get(0)).startsWith("[" + "k".repeat(64) + "~").hasSize(64 + 19 + 11);
    }

    @Test
    void theOrderOfChangesDoesNotDependOnHashing() {
        Map<String, Object> forth = new java.util.LinkedHashMap<>();
        Map<String, Object> back = new java.util.LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            forth.put("k" + i, Set.of("a" + i));
            back.put("k" + (49 - i), Set.of("a" + (49 - i)));
        }
        assertThat(told(ObjectDiff.standard(), Map.of(), forth))
                .isEqualTo(told(ObjectDiff.standard(), Map.of(), back))
                .hasSize(100);
    }

    @Test
    void onlyChangeOpsWithBothSidesHaveBothValues() {
        for (Change change :
                ObjectDiff.standard().changes(Map.of("a", 1, "b", 1), Map.of("b", 2, "c", 3))) {
            assertThat(change.oldValue() == null).isEqualTo(change.op() == ChangeOp.ADD);
            assertThat(change.newValue() == null).isEqualTo(change.op() == ChangeOp.REMOVE);
        }
    }
}
