package io.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairsTest {
    @Test
    void pairsAreAMap() {
        Random random = new Random(11);
        for (int names : new int[] {1, 5, 12, 64, 65, 200}) {
            Pairs pairs = new Pairs();
            Map<String, String> model = new LinkedHashMap<>();
            for (int i = 0; i < 3 * names; i++) {
                String name = "n" + random.nextInt(names);
                assertThat(pairs.put(name, "v" + i)).isEqualTo(model.put(name, "v" + i));
            }
            assertThat(pairs).isEqualTo(model).hasSize(model.size());
            Map<String, String> seen = new HashMap<>();
            pairs.forEach(seen::put);
            assertThat(seen).isEqualTo(model);
            long characters =
                    model.entrySet().stream()
                            .mapToLong(pair -> pair.getKey().length() + pair.getValue().length())
                            .sum();
            assertThat(pairs.characters()).isEqualTo(characters);
        }
    }

    @Test
    void nothingIsNull() {
        Pairs pairs = new Pairs();
        assertThatThrownBy(() -> pairs.put(null, "v")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> pairs.put("n", null)).isInstanceOf(NullPointerException.class);
        assertThat(pairs).isEmpty();
        assertThatThrownBy(() -> pairs.entrySet().iterator().next())
                .isInstanceOf(NoSuchElementException.class);
    }
}
