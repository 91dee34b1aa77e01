package io.worklog.benchmarks.report;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * One figure of a run.
 *
 * @param benchmark suite and method
 * @param params parameters that it has
 * @param metric {@code score} or another
 * @param mode which of JMH's modes; empty for any
 */
record Figure(String benchmark, Map<String, String> params, String metric, String mode) {
    Figure {
        params = Map.copyOf(params);
    }

    static Figure of(JsonNode node) {
        Map<String, String> params = new TreeMap<>();
        node.path("params")
                .properties()
                .forEach(p -> params.put(p.getKey(), p.getValue().asString()));
        return new Figure(
                node.get("benchmark").asString(),
                params,
                node.path("metric").asString("score"),
                node.path("mode").asString(""));
    }

    /** The suite's name, without the method. */
    String suite() {
        return benchmark.substring(0, benchmark.indexOf('.'));
    }
}
