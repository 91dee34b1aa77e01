package io.worklog.server.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@link IngestLoad} found, run by run. Printed as it comes, and written as JMH writes its
 * results, so that the page of the benchmarks can show it.
 */
final class LoadFigures {
    private final Map<String, ObjectNode> shapes = new LinkedHashMap<>();

    /**
     * Takes one run of a shape.
     *
     * @param nanos how long it took
     * @param cpu processor time of the measured process
     * @param latencies of requests, in nanoseconds; sorted by this
     */
    void add(String shape, int events, long nanos, Duration cpu, long[] latencies, long failed) {
        Arrays.sort(latencies);
        double rate = events * 1e9 / nanos;
        double perCpu = events * 1e9 / Math.max(1, cpu.toNanos());
        double p50 = latencies[latencies.length / 2] / 1e6;
        double p99 = latencies[(int) (latencies.length * 0.99)] / 1e6;
        System.out.printf(
                "%-12s %8d %9.0f %8.0f %7.1f %7.1f %7d%n",
                shape, events, rate, perCpu, p50, p99, failed);
        ObjectNode result = shapes.computeIfAbsent(shape, LoadFigures::result);
        run(result.withObject("/primaryMetric"), rate);
        run(result.withObject("/secondaryMetrics/eventsPerCpuSecond"), perCpu);
        run(result.withObject("/secondaryMetrics/p50Millis"), p50);
        run(result.withObject("/secondaryMetrics/p99Millis"), p99);
        run(result.withObject("/secondaryMetrics/failed"), failed);
    }

    private static ObjectNode result(String shape) {
        ObjectNode result = JsonMapper.shared().createObjectNode();
        result.put("benchmark", IngestLoad.class.getName() + ".ingest").put("mode", "thrpt");
        result.putObject("params").put("system", shape);
        result.putObject("primaryMetric").put("score", 0).put("scoreUnit", "events/s");
        return result;
    }

    /** A run counts as a fork: server and library are processes of their own each time. */
    private static void run(ObjectNode metric, double value) {
        metric.withArray("/rawData").addArray().add(value);
    }

    /** Writes what was measured; warm-ups are left out. */
    void write(Path file) throws IOException {
        ArrayNode all = JsonMapper.shared().createArrayNode();
        shapes.forEach((shape, result) -> {
            if (!shape.startsWith("warm-up")) {
                all.add(result);
            }
        });
        Files.writeString(file, all.toPrettyString());
    }
}
