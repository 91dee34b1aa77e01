package io.worklog.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One self-contained page about a run. */
final class Page {
    private static final Set<String> NOT_SYSTEMS =
            Set.of("entries", "events", "logs", "seconds", "paced");

    private final Map<String, String> machine;
    private final List<String> commands;
    private final Results results;
    private final List<Gate.Compared> compared;

    Page(
            Map<String, String> machine,
            List<String> commands,
            Results results,
            List<Gate.Compared> compared) {
        this.machine = new LinkedHashMap<>(machine);
        this.commands = List.copyOf(commands);
        this.results = results;
        this.compared = List.copyOf(compared);
    }

    String html() throws IOException {
        StringBuilder body = new StringBuilder();
        body.append(section("Goals", "目标", goals()));
        body.append(section("How it was measured", "测量方法", notes()));
        body.append(section("Machine", "机器", facts()));
        body.append(section("Commands", "命令", pre(commands)));
        growth().ifPresent(svg -> body.append(section("Growth with size", "随规模的变化", svg)));
        suites().forEach((name, all) -> body.append(section(name, name, suite(name, all))));
        return frame().replace("{{body}}", body);
    }

    private static String frame() throws IOException {
        return resource("page.html");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String notes() throws IOException {
        return resource("notes.html");
    }

    private static String section(String en, String zh, String content) {
        return "<section><h2>" + Html.both(en, zh) + "</h2>" + content + "</section>";
    }

    private String goals() {
        List<List<String>> rows = new ArrayList<>();
        for (Gate.Compared c : compared) {
            Goal goal = c.goal();
            rows.add(
                    List.of(
                            Html.both(goal.en(), goal.zh()),
                            wanted(goal),
                            c.now().map(r -> Html.number(r.median())).orElse("–"),
                            c.now().map(r -> "± " + percent(r.spread())).orElse("–"),
                            c.before().map(b -> Html.number(b.median())).orElse("–"),
                            verdict(c)));
        }
        return Html.table(
                List.of(
                        Html.both("ratio", "比值"),
                        Html.both("goal", "目标"),
                        Html.both("now", "本次"),
                        Html.both("spread", "离散"),
                        Html.both("baseline", "基线"),
                        Html.both("verdict", "结论")),
                rows);
    }

    private static String wanted(Goal goal) {
        if (Double.isNaN(goal.goal())) {
            return "–";
        }
        return (goal.atLeast() ? "≥ " : "≤ ") + Html.number(goal.goal());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    private static String verdict(Gate.Compared c) {
        if (c.now().isEmpty()) {
            return Html.both("not measured", "未测量");
        }
        boolean reached = c.goal().isReachedBy(c.now().get().median());
        String moved =
                switch (c.verdict()) {
                    case WORSE -> Html.both(", worse than the baseline", "，劣于基线");
                    case BETTER -> Html.both(", better than the baseline", "，优于基线");
                    case SAME, NEW, NOT_MEASURED -> "";
                };
        return reached
                ? Html.both("reached", "达到") + moved
                : Html.both("not reached", "未达到") + moved + why(c.goal());
    }

    private static String why(Goal goal) {
        return goal.why()
                .map(w -> "<br><small>" + Html.both(w.en(), w.zh()) + "</small>")
                .orElse("");
    }

    private String facts() {
        List<List<String>> rows =
                machine.entrySet().stream()
                        .map(f -> List.of(Html.escape(f.getKey()), Html.escape(f.getValue())))
                        .toList();
        return Html.table(List.of(Html.both("what", "项目"), Html.both("value", "值")), rows);
    }

    private static String pre(List<String> lines) {
        return "<pre>" + Html.escape(String.join("\n", lines)) + "</pre>";
    }

    /** Results by suite and method, and by mode and unit, since only those can share an axis. */
    private Map<String, List<Result>> suites() {
        Map<String, List<Result>> suites = new TreeMap<>();
        for (Result result : results.all()) {
            String name = result.name() + " (" + result.mode() + ", " + result.unit() + ")";
            suites.computeIfAbsent(name, n -> new ArrayList<>()).add(result);
        }
        return suites;
    }

    private static String suite(String name, List<Result> all) {
        List<Chart.Bar> bars =
                all.stream().map(r -> new Chart.Bar(label(r), r.score(), isOurs(r))).toList();
        return "<figure>" + Chart.bars(name, all.get(0).unit(), bars) + "</figure>" + rows(all);
    }

    private static boolean isOurs(Result result) {
        String system = result.params().getOrDefault("system", "worklog");
        return system.startsWith("worklog") || system.equals("logged");
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
        List<List<String>> rows = new ArrayList<>();
        for (Result result : all) {
            rows.add(
                    List.of(
                            Html.escape(label(result)),
                            Html.number(result.score()),
                            result.figures("p99").isEmpty()
                                    ? "–"
                                    : Html.number(Numbers.median(result.figures("p99"))),
                            "" + result.forks().size(),
                            Html.escape(others(result))));
        }
        return Html.table(
                List.of(
                        Html.both("parameters", "参数"),
                        Html.both("median of forks", "各进程的中位数"),
                        "p99",
                        Html.both("forks", "进程数"),
                        Html.both("other figures", "其他数值")),
                rows);
    }

    private static String others(Result result) {
        return new TreeMap<>(result.others())
                .entrySet().stream()
                        .map(m -> m.getKey() + " " + Html.number(Numbers.median(m.getValue())))
                        .collect(Collectors.joining("; "));
    }

    /** One chart per unit of what was measured at several sizes. */
    private Optional<String> growth() {
        Map<String, Map<String, TreeMap<Double, Double>>> units = new TreeMap<>();
        for (Result result : results.all()) {
            if (result.name().startsWith("GrowthBenchmark.")) {
                double size = Double.parseDouble(result.params().get("entries"));
                units.computeIfAbsent(result.unit(), u -> new TreeMap<>())
                        .computeIfAbsent(result.name().substring(16), n -> new TreeMap<>())
                        .put(size, result.score());
            }
        }
        return units.isEmpty() ? Optional.empty() : Optional.of(charts(units));
    }

    private static String charts(Map<String, Map<String, TreeMap<Double, Double>>> units) {
        StringBuilder html = new StringBuilder();
        units.forEach((unit, lines) ->
                html.append("<figure>")
                        .append(
                                Chart.lines(
                                        "growth, " + unit,
                                        unit,
                                        lines.entrySet().stream()
                                                .map(l -> new Chart.Line(l.getKey(), l.getValue()))
                                                .toList()))
                        .append("</figure>"));
        return html.toString();
    }
}
