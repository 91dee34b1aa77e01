package io.worklog.persistence.caffeine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaffeineCacheLevelTest {
    @Test
    void keepsAsMuchAsFits() {
        CaffeineCacheLevel level = CaffeineCacheLevel.ofBytes(100_000);
        IntStream.range(0, 1_000).forEach(i -> level.put("key" + i, new byte[1_000]));
        assertThat(level.bytes()).isBetween(80_000L, 100_000L);
        long kept = IntStream.range(0, 1_000).filter(i -> level.get("key" + i).isPresent()).count();
        assertThat(kept).isBetween(70L, 100L);
        assertThat(level.statistics().hitCount()).isEqualTo(kept);
        assertThat(level.statistics().evictionCount()).isEqualTo(1_000 - kept);

        level.put("large", new byte[200_000]);
        assertThat(level.get("large")).isEmpty();
    }

    @Test
    void forgetsWhatItIsTold() {
        CaffeineCacheLevel level = CaffeineCacheLevel.ofBytes(100_000);
        level.put("a", new byte[] {1});
        level.put("b", new byte[] {2});
        level.remove(List.of("a", "c"));
        assertThat(level.get("a")).isEmpty();
        assertThat(level.get("b")).hasValueSatisfying(v -> assertThat(v).containsExactly(2));
        assertThat(level.isShared()).isFalse();
        level.close();
        assertThat(level.get("b")).isEmpty();
        assertThatThrownBy(() -> CaffeineCacheLevel.ofBytes(0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
