package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The form of the figures, which the page of the benchmarks reads. */
class LoadFiguresTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir private Path folder;

    @Test
    void eachRunIsAForkAndWarmUpsAreLeftOut() throws Exception {
        LoadFigures figures = new LoadFigures();
        figures.add("warm-up", 10, SECOND, Duration.ZERO, new long[] {1}, 0);
        figures.add("http 1", 100, SECOND, Duration.ofMillis(500), latencies(), 0);
        figures.add("http 1", 300, SECOND, Duration.ofMillis(500), latencies(), 2);
        figures.write(folder.resolve("http.json"));
        JsonNode all = JsonMapper.shared().readTree(Files.readString(folder.resolve("http.json")));
        assertThat(all).hasSize(1);
        JsonNode shape = all.get(0);
        assertThat(shape.get("benchmark").asString()).endsWith(".IngestLoad.ingest");
        assertThat(shape.at("/params/system").asString()).isEqualTo("http 1");
        assertThat(shape.at("/primaryMetric/rawData")).hasToString("[[100.0],[300.0]]");
        JsonNode others = shape.get("secondaryMetrics");
        assertThat(others.at("/eventsPerCpuSecond/rawData")).hasToString("[[200.0],[600.0]]");
        assertThat(others.at("/p50Millis/rawData")).hasToString("[[3.0],[3.0]]");
        assertThat(others.at("/p99Millis/rawData")).hasToString("[[4.0],[4.0]]");
        assertThat(others.at("/failed/rawData")).hasToString("[[0.0],[2.0]]");
    }

    /** Not sorted: 4, 1, 3 and 2 ms. */
    private static long[] latencies() {
        return new long[] {4_000_000, 1_000_000, 3_000_000, 2_000_000};
    }
}
