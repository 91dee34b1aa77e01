package io.worklog.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** One self-contained page about a run. */
final class Page {
    private static final String GROWTH = "GrowthBenchmark.";

    private final Map<String, String> machine;
    private final List<String> commands;
    private final Results results;
    private final List<Gate.Compared> compared;
    private final List<Profile> profiles;

    Page(
            Map<String, String> machine,
            List<String> commands,
            Results results,
            List<Gate.Compared> compared,
            List<Profile> profiles) {
        this.machine = new LinkedHashMap<>(machine);
        this.commands = List.copyOf(commands);
        this.results = results;
        this.compared = List.copyOf(compared);
        this.profiles = List.copyOf(profiles);
    }

    String html() throws IOException {
        SuiteTables suites = new SuiteTables(results);
        Optional<String> growth = growth();
        StringBuilder body = new StringBuilder(contents(suites, growth.isPresent()));
        body.append(section("goals", "Goals", "目标", new GoalTables(compared, profiles).html()));
        growth.ifPresent(svg -> body.append(section("growth", "Growth with size", "随规模的变化", svg)));
        if (!profiles.isEmpty()) {
            body.append(section("profiles", "Profiles", "剖析", ProfileTables.html(profiles)));
        }
        body.append(section("method", "How it was measured", "测量方法", resource("notes.html")));
        body.append(section("machine", "Machine", "机器", facts()));
        body.append(section("commands", "Commands", "命令", pre(commands)));
        return resource("page.html").replace("{{body}}", body.append(suites.html()));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String section(String id, String en, String zh, String content) {
        return Html.section(id, Html.both(en, zh), content);
    }

    private String contents(SuiteTables suites, boolean growth) {
        StringBuilder list = new StringBuilder("<nav><ul>");
        list.append(link("goals", Html.both("Goals", "目标")));
        if (growth) {
            list.append(link("growth", Html.both("Growth with size", "随规模的变化")));
        }
        if (!profiles.isEmpty()) {
            list.append(link("profiles", Html.both("Profiles", "剖析")));
        }
        list.append(link("method", Html.both("Method", "方法")));
        list.append(link("machine", Html.both("Machine", "机器")));
        list.append(link("commands", Html.both("Commands", "命令")));
        suites.names()
                .forEach(name -> {
                    list.append(link("suite-" + name, Html.escape(name.replace("Benchmark", ""))));
                });
        return list.append("</ul></nav>").toString();
    }

    private static String link(String id, String text) {
        return "<li><a href=\"#" + id + "\">" + text + "</a></li>";
    }

    private String facts() {
        List<List<String>> rows =
                machine.entrySet().stream()
                        .map(f -> List.of(Html.escape(f.getKey()), Html.escape(f.getValue())))
                        .toList();
        return Html.table(List.of(Html.both("what", "项目"), Html.both("value", "值")), rows);
    }

    private static String pre(List<String> lines) {
        return "<pre tabindex=\"0\">" + Html.escape(String.join("\n", lines)) + "</pre>";
    }

    /** One chart per unit of what was measured at several sizes. */
    private Optional<String> growth() {
        Map<String, Map<String, TreeMap<Double, Double>>> units = new TreeMap<>();
        for (Result result : results.all()) {
            if (result.name().startsWith(GROWTH)) {
                double size = Double.parseDouble(result.params().get("entries"));
                units.computeIfAbsent(result.unit(), u -> new TreeMap<>())
                        .computeIfAbsent(method(result), n -> new TreeMap<>())
                        .put(size, result.score());
            }
        }
        return units.isEmpty() ? Optional.empty() : Optional.of(charts(units));
    }

    private static String method(Result result) {
        return result.name().substring(GROWTH.length());
    }

    private static String charts(Map<String, Map<String, TreeMap<Double, Double>>> units) {
        StringBuilder html = new StringBuilder();
        units.forEach((unit, lines) -> {
            List<LineChart.Line> drawn =
                    lines.entrySet().stream()
                            .map(l -> new LineChart.Line(l.getKey(), l.getValue()))
                            .toList();
            html.append("<figure>")
                    .append(LineChart.svg("growth, " + unit, drawn))
                    .append("<figcaption>")
                    .append(Html.both(unit + " by entries of the log", "按日志条目数，单位 " + unit))
                    .append("</figcaption></figure>");
        });
        return html.toString();
    }
}
