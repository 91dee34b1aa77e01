package io.worklog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SortedPairsTest {
    @Test
    void isWhatASortedCopyWouldBe() {
        Random random = new Random(11);
        for (int size = 1; size < 60; size++) {
            Map<String, Integer> source = new HashMap<>();
            for (int i = 0; i < size; i++) {
                source.put("k" + random.nextInt(100), i);
            }
            Map<String, Integer> copy = SortedPairs.copyOf(source);
            assertThat(copy).isEqualTo(source).hasSameHashCodeAs(source);
            assertThat(copy.keySet()).containsExactlyElementsOf(new TreeMap<>(source).keySet());
            for (int key = 0; key < 100; key++) {
                assertThat(copy.get("k" + key)).isEqualTo(source.get("k" + key));
                assertThat(copy.containsKey("k" + key)).isEqualTo(source.containsKey("k" + key));
            }
        }
    }

    @Test
    void doesNotChangeWithItsSourceNorByItself() {
        Map<String, String> source = new HashMap<>(Map.of("a", "1", "b", "2"));
        Map<String, String> copy = SortedPairs.copyOf(source);
        source.put("c", "3");
        assertThat(copy).containsExactlyInAnyOrderEntriesOf(Map.of("a", "1", "b", "2"));
        assertThat(SortedPairs.copyOf(copy)).isSameAs(copy);
        assertThatThrownBy(() -> copy.put("d", "4"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> copy.remove("a"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> copy.entrySet().iterator().next().setValue("5"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aBuilderOfAnEventLeavesTheEventAlone() {
        AuditEvent event = SampleEvents.plain().metadata("a", "1").build();
        AuditEvent more =
                event.toBuilder()
                        .metadata("b", "2")
                        .target("t", "more")
                        .change(Change.set("p", "x", "y"))
                        .build();
        assertThat(event.metadata()).containsOnlyKeys("a");
        assertThat(event.changes()).isEmpty();
        assertThat(more.metadata()).containsOnlyKeys("a", "b");
        assertThat(more.targets()).hasSize(event.targets().size() + 1);
    }
}
