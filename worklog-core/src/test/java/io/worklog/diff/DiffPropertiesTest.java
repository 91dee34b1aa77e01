package io.worklog.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Random states of maps and lists: what a comparison tells is enough to make one of the other. */
class DiffPropertiesTest {
    private static final int ROUNDS = 200;

    private final ObjectDiff diff = ObjectDiff.standard();

    private static Map<String, Object> map(Random random, int depth) {
        Map<String, Object> map = new TreeMap<>();
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            map.put("k" + random.nextInt(6), value(random, depth));
        }
        return map;
    }

    private static List<Object> list(Random random, int depth) {
        List<Object> list = new ArrayList<>();
        int size = random.nextInt(6);
        for (int i = 0; i < size; i++) {
            list.add(value(random, depth));
        }
        return list;
    }

    private static @Nullable Object value(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 6 : 4);
        return switch (kind) {
            case 0 -> null;
            case 1 -> "t" + random.nextInt(3);
            case 2 -> random.nextInt(3);
            case 3 -> random.nextBoolean();
            case 4 -> map(random, depth - 1);
            default -> list(random, depth - 1);
        };
    }

    @RepeatedTest(20)
    void whatIsToldMakesTheOtherState(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < ROUNDS; i++) {
            Map<String, Object> before = map(random, 3);
            Map<String, Object> after = map(random, 3);
            List<Change> changes = diff.changes(before, after);
            Object applied = Patch.apply(before, changes);
            assertThat(applied).as("%s -> %s: %s", before, after, changes).isEqualTo(after);
        }
    }

    @RepeatedTest(10)
    void theOtherWayRoundTellsTheInverse(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < ROUNDS; i++) {
            Map<String, Object> before = mapsOnly(random, 3);
            Map<String, Object> after = mapsOnly(random, 3);
            Set<Change> inverse =
                    diff.changes(before, after).stream()
                            .map(DiffPropertiesTest::inverse)
                            .collect(Collectors.toSet());
            assertThat(Set.copyOf(diff.changes(after, before))).isEqualTo(inverse);
        }
    }

    private static Map<String, Object> mapsOnly(Random random, int depth) {
        Map<String, Object> map = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Object inner = random.nextInt(3) == 0 && depth > 0 ? mapsOnly(random, depth - 1) : null;
            map.put("k" + random.nextInt(6), inner == null ? Set.of(random.nextInt(3)) : inner);
        }
        return map;
    }

    private static Change inverse(Change change) {
        ChangeOp op =
                switch (change.op()) {
                    case ADD -> ChangeOp.REMOVE;
                    case REMOVE -> ChangeOp.ADD;
                    default -> change.op();
                };
        return new Change(
                change.path(), op, change.newValue(), change.oldValue(), change.fieldClass());
    }

    record Item(int id, String text) {}

    @RepeatedTest(10)
    void movesAreTheFewestThatExplainTheNewOrder(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < ROUNDS; i++) {
            List<Item> before = items(random);
            List<Item> after = items(random);
            List<Change> changes = diff.changes(before, after);
            Set<String> moved = paths(changes, ChangeOp.MOVE);
            assertThat(staying(before, after, moved)).isEqualTo(staying(after, before, moved));
            Map<String, String> texts = new LinkedHashMap<>();
            before.forEach(item -> texts.put("[" + item.id() + "]", item.text()));
            changes.forEach(change -> apply(change, texts));
            Map<String, String> expected = new LinkedHashMap<>();
            after.forEach(item -> expected.put("[" + item.id() + "]", item.text()));
            assertThat(texts).isEqualTo(expected);
        }
    }

    private static List<Item> items(Random random) {
        List<Item> items = new ArrayList<>();
        for (int id = 0; id < 7; id++) {
            if (random.nextInt(4) > 0) {
                items.add(new Item(id, "t" + random.nextInt(3)));
            }
        }
        java.util.Collections.shuffle(items, random);
        return items;
    }

    private static Set<String> paths(List<Change> changes, ChangeOp op) {
        return changes.stream()
                .filter(change -> change.op() == op)
                .map(Change::path)
                .collect(Collectors.toSet());
    }

    /** The ids both lists have, without those that moved, in the order of the first. */
    private static List<Integer> staying(List<Item> one, List<Item> other, Set<String> moved) {
        return one.stream()
                .map(Item::id)
                .filter(id -> other.stream().anyMatch(item -> item.id() == id))
                .filter(id -> !moved.contains("[" + id + "]"))
                .toList();
    }

    private static void apply(Change change, Map<String, String> texts) {
        String element = change.path().substring(0, change.path().indexOf(']') + 1);
        if (change.path().endsWith(".text") && change.op() != ChangeOp.REMOVE) {
            texts.put(element, Objects.requireNonNull(change.newValue()).text());
        } else if (change.op() == ChangeOp.REMOVE) {
            texts.remove(element);
        }
    }
}
