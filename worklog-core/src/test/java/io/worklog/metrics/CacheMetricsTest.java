package io.worklog.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.worklog.cache.CacheCounts;
import io.worklog.cache.LogCache;
import io.worklog.spi.CachedLogStore;
import io.worklog.spi.EventIndex;
import io.worklog.spi.LogStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheMetricsTest {
    @Test
    void everyLevelHasACounterForEachResult() {
        Counts cache = new Counts();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        CacheMetrics.bind(cache, registry);
        assertThat(count(registry, "near", "hit")).isEqualTo(1);
        assertThat(count(registry, "near", "miss")).isEqualTo(2);
        assertThat(count(registry, "near", "refused")).isEqualTo(3);
        assertThat(count(registry, "near", "error")).isEqualTo(4);
        assertThat(count(registry, "far", "hit")).isEqualTo(5);
        assertThat(registry.getMeters()).hasSize(8);
    }

    private static double count(SimpleMeterRegistry registry, String level, String result) {
        return registry.get("worklog.cache")
                .tag("level", level)
                .tag("result", result)
                .functionCounter()
                .count();
    }

    private static final class Counts implements LogCache {
        @Override
        public CachedLogStore over(LogStore store) {
            throw new UnsupportedOperationException();
        }

        @Override
        public EventIndex over(EventIndex index) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<CacheCounts> counts() {
            return List.of(new CacheCounts("near", 1, 2, 3, 4), new CacheCounts("far", 5, 6, 7, 8));
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
