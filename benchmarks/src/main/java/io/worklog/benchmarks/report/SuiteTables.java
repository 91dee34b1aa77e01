package io.worklog.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All results, suite by suite: a chart and a table for each method, mode and unit. */
final class SuiteTables {
    private static final Set<String> NOT_SYSTEMS =
            Set.of("entries", "events", "logs", "seconds", "paced", "callers", "nodes", "size");

    /** Their time is fixed or of no interest; what they count is not. */
    private static final Set<String> COUNTED =
            Set.of("FootprintBenchmark", "NodesBenchmark", "SustainedBenchmark");

    private static final Set<String> OURS = Set.of("logged", "library", "http 1", "http 100");

    private final Results results;

    SuiteTables(Results results) {
        this.results = results;
    }

    String html() {
        StringBuilder html = new StringBuilder();
        suites().forEach((suite, groups) -> {
            StringBuilder content = new StringBuilder();
            groups.forEach((name, all) -> content.append(group(name, all)));
            String section = Html.section("suite-" + suite, Html.escape(suite), content.toString());
            html.append(section);
        });
        return html.toString();
    }

    /** The suites in this run. */
    Set<String> names() {
        return suites().keySet();
    }

    /** By suite, then by method, mode and unit, since only those can share an axis. */
    private Map<String, Map<String, List<Result>>> suites() {
        Map<String, Map<String, List<Result>>> suites = new TreeMap<>();
        for (Result result : results.all()) {
            String group = result.name() + "\n" + result.mode() + "\n" + result.unit();
            suites.computeIfAbsent(suite(result), s -> new TreeMap<>())
                    .computeIfAbsent(group, n -> new ArrayList<>())
                    .add(result);
        }
        return suites;
    }

    private static String suite(Result result) {
        return result.name().substring(0, result.name().indexOf('.'));
    }

    private static String group(String name, List<Result> all) {
        Result one = all.get(0);
        String method = name.substring(name.indexOf('.') + 1, name.indexOf('\n'));
        String heading =
                "<h3>%s <small>%s %s</small></h3>"
                        .formatted(Html.escape(method), mode(one), Html.escape(one.unit()));
        String charts = COUNTED.contains(suite(one)) ? counters(all) : bars(one.unit(), all);
        return heading + charts + rows(all);
    }

    private static String mode(Result one) {
        return switch (one.mode()) {
            case "thrpt" -> Html.both("throughput,", "吞吐量，");
            case "avgt" -> Html.both("mean time,", "平均时间，");
            case "sample" -> Html.both("sampled times,", "抽样时间，");
            default -> Html.both("single runs,", "单次运行，");
        };
    }

    private static String bars(String unit, List<Result> all) {
        return Chart.bars(
                unit,
                all.stream().map(r -> new Chart.Bar(label(r), r.score(), isOurs(r))).toList());
    }

    /** A chart for each counter. */
    private static String counters(List<Result> all) {
        Set<String> names = new TreeSet<>();
        all.forEach(result -> names.addAll(result.others().keySet()));
        return names.stream().map(name -> counter(name, all)).collect(Collectors.joining());
    }

    private static String counter(String name, List<Result> all) {
        List<Chart.Bar> bars =
                all.stream()
                        .filter(r -> !r.figures(name).isEmpty())
                        .map(r ->
                                new Chart.Bar(label(r), Numbers.median(r.figures(name)), isOurs(r)))
                        .toList();
        return "<p><code>" + Html.escape(name) + "</code></p>" + Chart.bars("", bars);
    }

    private static boolean isOurs(Result result) {
        String system = result.params().getOrDefault("system", "worklog");
        return system.startsWith("worklog") || OURS.contains(system);
    }

    private static String label(Result result) {
        return result.params().isEmpty()
                ? result.name().substring(result.name().indexOf('.') + 1)
                : new TreeMap<>(result.params())
                        .entrySet().stream()
                                .map(p -> value(p.getKey(), p.getValue()))
                                .collect(Collectors.joining(", "));
    }

    private static String value(String name, String value) {
        return NOT_SYSTEMS.contains(name) ? name + " " + value : value;
    }

    private static String rows(List<Result> all) {
        return Html.table(
                List.of(
                        Html.both("parameters", "参数"),
                        Html.both("median of forks", "各进程的中位数"),
                        "p99",
                        Html.both("forks", "进程数"),
                        Html.both("other figures", "其他数值")),
                all.stream().map(SuiteTables::row).toList());
    }

    private static List<String> row(Result result) {
        List<Double> p99 = result.figures("p99");
        return List.of(
                Html.escape(label(result)),
                Html.number(result.score()),
                p99.isEmpty() ? "–" : Html.number(Numbers.median(p99)),
                "" + result.forks().size(),
                Html.escape(others(result)));
    }

    private static String others(Result result) {
        return new TreeMap<>(result.others())
                .entrySet().stream()
                        .map(m -> m.getKey() + " " + Html.number(Numbers.median(m.getValue())))
                        .collect(Collectors.joining("; "));
    }
}
