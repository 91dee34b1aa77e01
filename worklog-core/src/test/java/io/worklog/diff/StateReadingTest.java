package io.worklog.diff;

import static io.worklog.diff.ObjectDiffTest.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.catalog.EventType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateReadingTest {
    private static final EventType<Object> TYPE = EventType.named("test.changed");

    private final ObjectDiff diff = ObjectDiff.standard();

    static class Person {
        public static final String KIND = "person";
        public String open = "1";
        private final String name;
        private final boolean active;

        Person(String name, boolean active) {
            this.name = name;
            this.active = active;
        }

        public String getName() {
            return name;
        }

        public boolean isActive() {
            return active;
        }

        public String getURL() {
            return "u:" + name;
        }

        public String get() {
            throw new AssertionError("no property");
        }

        public String getter() {
            throw new AssertionError("no property");
        }

        public String getWith(String argument) {
            throw new AssertionError("no property");
        }

        public static String getStatic() {
            throw new AssertionError("no property");
        }

        String getHidden() {
            throw new AssertionError("not public");
        }
    }

    static final class Generated$$Proxy extends Person {
        Generated$$Proxy(String name) {
            super(name, true);
        }

        public Object getHandler() {
            throw new AssertionError("the proxy's own");
        }
    }

    @Test
    void gettersAndPublicFieldsOfABeanAreSeenByName() {
        Person before = new Person("a", true);
        Person after = new Person("b", false);
        after.open = "2";
        assertThat(told(diff, before, after))
                .containsExactly(
                        "URL SET 'u:a' -> 'u:b'",
                        "active SET true -> false",
                        "name SET 'a' -> 'b'",
                        "open SET '1' -> '2'");
    }

    @Test
    void aProxyIsSeenAsTheClassBehindIt() {
        assertThat(told(diff, new Person("a", true), new Generated$$Proxy("a"))).isEmpty();
        assertThat(told(diff, new Generated$$Proxy("a"), new Generated$$Proxy("b"))).hasSize(2);
    }

    @Test
    void aSnapshotDoesNotFollowItsObject() {
        Person person = new Person("a", true);
        List<String> list = new ArrayList<>(List.of("x"));
        Map<String, Object> state = new HashMap<>(Map.of("person", person, "list", list));
        Snapshot before = diff.snapshot(TYPE, state);
        person.open = "2";
        list.add("y");
        state.put("late", 1);
        Snapshot after = diff.snapshot(TYPE, state);
        assertThat(diff.changes(TYPE, before, after).stream().map(ObjectDiffTest::told))
                .containsExactlyInAnyOrder(
                        "late ADD - -> 1", "list[#1] ADD - -> 'y'", "person.open SET '1' -> '2'");
        assertThat(diff.changes(TYPE, before, before)).isEmpty();
    }

    static class Tree {
        private final List<Tree> children = new ArrayList<>();
        private Tree parent;
        private final String label;

        Tree(String label, Tree parent) {
            this.label = label;
            this.parent = parent;
            if (parent != null) {
                parent.children.add(this);
            }
        }

        public List<Tree> getChildren() {
            return children;
        }

        public Tree getParent() {
            return parent;
        }

        public String getLabel() {
            return label;
        }
    }

    @Test
    void cyclesEndAndAChangeOfTheCycleIsTold() {
        Tree before = new Tree("root", null);
        new Tree("leaf", before);
        Tree after = new Tree("root", null);
        new Tree("blatt", after);
        assertThat(told(diff, before, before)).isEmpty();
        assertThat(told(diff, before, after))
                .containsExactly("children[#0].label SET 'leaf' -> 'blatt'");
        after.children.get(0).parent = after.children.get(0);
        assertThat(told(diff, before, after))
                .contains("children[#0].parent SET '(levels up: 3)' -> '(levels up: 1)'");
    }

    @Test
    void theSameObjectTwiceIsNoCycle() {
        Tree shared = new Tree("x", null);
        Map<String, Object> state = Map.of("a", shared, "b", shared);
        assertThat(told(diff, Map.of(), state))
                .contains("a.label ADD - -> 'x'", "b.label ADD - -> 'x'");
    }

    @Test
    void aStateThatIsTooDeepOrTooLargeIsRefusedAndNamed() {
        Tree root = new Tree("root", null);
        Tree at = root;
        for (int i = 0; i < 40; i++) {
            at = new Tree("x", at);
        }
        assertThatThrownBy(() -> diff.changes(null, root))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deeper than 32 levels");
        ObjectDiff small = ObjectDiff.builder().maxNodes(10).build();
        assertThat(small.changes(List.of(), List.of(1, 2, 3, 4, 5, 6, 7, 8, 9))).hasSize(9);
        assertThatThrownBy(() -> small.changes(List.of(), List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 10 values");
    }

    @Test
    void depthHasAnEdge() {
        assertThat(
                        ObjectDiff.builder()
                                .maxDepth(2)
                                .build()
                                .changes(null, List.of(List.of(List.of()))))
                .hasSize(2);
        assertThatThrownBy(() ->
                        ObjectDiff.builder()
                                .maxDepth(1)
                                .build()
                                .changes(null, List.of(List.of(List.of()))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static final class Blind {
        private final String secret = "s";

        String secret() {
            return secret;
        }
    }

    record Failing(String value) {
        @Override
        public String value() {
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsClassAndNoValue() {
        assertThatThrownBy(() -> diff.changes(null, new Blind()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Blind has no getter");
        assertThatThrownBy(() -> diff.changes(null, new Failing("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Failing.value threw")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> diff.changes(null, Map.of(1, "a", "1", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two keys with the same text");
    }

    @Test
    void aClassOfTheJdkIsItsText() {
        assertThat(
                        told(
                                diff,
                                Map.of("p", java.nio.file.Path.of("a")),
                                Map.of("p", java.util.Locale.CHINA)))
                .containsExactly("p SET 'a' -> 'zh_CN'");
    }

    @Test
    void ignoredPropertiesAreNotEvenRead() {
        EventType<Object> type = TYPE.ignore("value", "audit.at");
        assertThat(diff.changes(type, new Failing("a"), new Failing("b"))).isEmpty();
        assertThat(
                        diff.changes(
                                type,
                                Map.of("audit", Map.of("at", 1, "by", 1)),
                                Map.of("audit", Map.of("at", 2, "by", 2))))
                .extracting(io.worklog.event.Change::path)
                .containsExactly("audit.by");
    }
}
