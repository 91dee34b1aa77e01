package io.worklog.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The ratios of a run that was accepted, as they are committed. */
final class Baseline {
    private final Map<String, Known> ratios;

    /** A ratio's median and how far its repetitions lay from it. */
    record Known(double median, double spread) {}

    Baseline(Map<String, Known> ratios) {
        this.ratios = Map.copyOf(ratios);
    }

    static Baseline parse(String json) {
        Map<String, Known> known = new TreeMap<>();
        JsonMapper.shared()
                .readTree(json)
                .path("ratios")
                .properties()
                .forEach(r ->
                        known.put(
                                r.getKey(),
                                new Known(
                                        r.getValue().get("median").asDouble(),
                                        r.getValue().get("spread").asDouble())));
        return new Baseline(known);
    }

    Optional<Known> of(String id) {
        return Optional.ofNullable(ratios.get(id));
    }

    /** What to commit after a run that is accepted. */
    static String json(String machine, List<Ratio> accepted) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("machine", machine);
        ObjectNode ratios = root.putObject("ratios");
        for (Ratio ratio : accepted) {
            ratios.putObject(ratio.id())
                    .put("median", rounded(ratio.median()))
                    .put("spread", rounded(ratio.spread()));
        }
        return root.toPrettyString() + "\n";
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }
}
