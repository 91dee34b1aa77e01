package io.worklog.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that one run gave, read from the files that JMH writes with {@code -rf json}. */
final class Results {
    private static final Map<String, Double> PERCENTILES =
            Map.of("p50", 0.5, "p99", 0.99, "p99.9", 0.999);

    /** A figure with such a name is the greatest of something; so it is of several iterations. */
    private static final String MOST = "max";

    /** A percentile of JMH's, over all forks together; ours are those of each fork. */
    private static final String OWN_PERCENTILE = "p[01]\\.\\d+";

    private final List<Result> all;

    Results(List<Result> all) {
        this.all = List.copyOf(all);
    }

    List<Result> all() {
        return all;
    }

    /** Reads every {@code .json} file of a folder whose name begins with {@code jmh-}. */
    static Results of(Path folder) throws IOException {
        List<Result> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.sorted().toList();
            for (Path file : sorted) {
                String name = file.getFileName().toString();
                if (name.startsWith("jmh-") && name.endsWith(".json")) {
                    results.addAll(parse(Files.readString(file)).all());
                }
            }
        }
        return new Results(results);
    }

    /** Reads one file; a failed run leaves it empty. */
    static Results parse(String json) {
        List<Result> results = new ArrayList<>();
        if (!json.isBlank()) {
            for (JsonNode node : JsonMapper.shared().readTree(json)) {
                results.add(result(node));
            }
        }
        return new Results(results);
    }

    private static Result result(JsonNode node) {
        String[] name = node.get("benchmark").asString().split("\\.");
        Map<String, String> params = new TreeMap<>();
        node.path("params")
                .properties()
                .forEach(p -> params.put(p.getKey(), p.getValue().asString()));
        JsonNode primary = node.get("primaryMetric");
        Map<String, List<Double>> others = percentiles(primary);
        node.path("secondaryMetrics")
                .properties()
                .forEach(m -> other(plain(m.getKey()), m.getValue(), others));
        return new Result(
                name[name.length - 2] + "." + name[name.length - 1],
                params,
                node.get("mode").asString(),
                primary.get("scoreUnit").asString(),
                primary(primary),
                others);
    }

    /**
     * Of another figure JMH says a score that may be the sum of all forks and iterations, as it is
     * of counters: only what each fork gave means anything, and a figure without that is left out.
     */
    private static void other(String name, JsonNode metric, Map<String, List<Double>> to) {
        if (name.matches(OWN_PERCENTILE)) {
            return;
        }
        List<Double> forks = forks(metric, name.startsWith(MOST));
        if (!forks.isEmpty()) {
            to.put(name, forks);
        }
    }

    private static List<Double> primary(JsonNode metric) {
        List<Double> forks = forks(metric, false);
        return forks.isEmpty() ? List.of(metric.get("score").asDouble()) : forks;
    }

    /** JMH puts a dot before the names of its profilers' figures. */
    private static String plain(String name) {
        return name.replaceFirst("^[·.]", "");
    }

    /** The mean or the most of each fork's iterations; in sampled times those of the histograms. */
    private static List<Double> forks(JsonNode metric, boolean most) {
        List<Double> figures = new ArrayList<>();
        for (JsonNode fork : metric.path("rawData")) {
            List<Double> iterations = new ArrayList<>();
            fork.forEach(value -> iterations.add(value.asDouble()));
            // A profiler may have nothing to say of a fork, such as how long it collected.
            if (!iterations.isEmpty()) {
                figures.add(most ? Collections.max(iterations) : Numbers.mean(iterations));
            }
        }
        for (JsonNode fork : metric.path("rawDataHistogram")) {
            figures.add(mean(counts(fork)));
        }
        return figures;
    }

    /** Each percentile of each fork; none where times were not sampled. */
    private static Map<String, List<Double>> percentiles(JsonNode metric) {
        Map<String, List<Double>> values = new TreeMap<>();
        for (JsonNode fork : metric.path("rawDataHistogram")) {
            TreeMap<Double, Long> counts = counts(fork);
            PERCENTILES.forEach((name, share) ->
                    values.computeIfAbsent(name, n -> new ArrayList<>())
                            .add(Numbers.percentile(counts, share)));
        }
        return values;
    }

    /** One fork: a list of iterations, each a list of pairs of time and count. */
    private static TreeMap<Double, Long> counts(JsonNode fork) {
        TreeMap<Double, Long> counts = new TreeMap<>();
        for (JsonNode iteration : fork) {
            for (JsonNode pair : iteration) {
                counts.merge(pair.get(0).asDouble(), pair.get(1).asLong(), Long::sum);
            }
        }
        return counts;
    }

    private static double mean(TreeMap<Double, Long> counts) {
        double sum = 0;
        long all = 0;
        for (Map.Entry<Double, Long> entry : counts.entrySet()) {
            sum += entry.getKey() * entry.getValue();
            all += entry.getValue();
        }
        return sum / all;
    }

    /** The result of a benchmark in one of some modes; nothing where it was not run. */
    Optional<Result> find(Figure figure) {
        return all.stream()
                .filter(r -> r.is(figure.benchmark(), figure.params()))
                .filter(r -> !r.figures(figure.metric()).isEmpty())
                .filter(r -> figure.mode().isEmpty() || r.mode().equals(figure.mode()))
                .findFirst();
    }
}
