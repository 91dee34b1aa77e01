package io.worklog.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The goals, suite by suite, with what became of them. */
final class GoalTables {
    private final List<Gate.Compared> compared;
    private final List<Profile> profiles;

    GoalTables(List<Gate.Compared> compared, List<Profile> profiles) {
        this.compared = compared;
        this.profiles = profiles;
    }

    String html() {
        List<Gate.Compared> measured = compared.stream().filter(c -> c.now().isPresent()).toList();
        List<Gate.Compared> rest = compared.stream().filter(c -> c.now().isEmpty()).toList();
        StringBuilder html = new StringBuilder("<div class=\"goals\">" + summary(measured));
        suites(measured)
                .forEach((suite, all) -> {
                    html.append("<h3>").append(Html.escape(suite)).append("</h3>");
                    html.append(table(all));
                });
        if (!rest.isEmpty()) {
            String title = Html.both("Not measured in this run: ", "本次未测量：") + rest.size();
            html.append(Html.details(title, table(rest)));
        }
        return html.append("</div>").toString();
    }

    private static String summary(List<Gate.Compared> measured) {
        long wanted = measured.stream().filter(c -> !Double.isNaN(c.goal().goal())).count();
        long missed = measured.stream().filter(c -> !isReached(c)).count();
        return "<p><strong>"
                + Html.both(
                        "%d of %d goals reached.".formatted(wanted - missed, wanted),
                        "%2$d 个目标中达到 %1$d 个。".formatted(wanted - missed, wanted))
                + "</strong></p>";
    }

    private static Map<String, List<Gate.Compared>> suites(List<Gate.Compared> measured) {
        Map<String, List<Gate.Compared>> suites = new LinkedHashMap<>();
        for (Gate.Compared c : measured) {
            String suite = c.goal().ours().suite();
            suites.computeIfAbsent(suite, s -> new ArrayList<>()).add(c);
        }
        return suites;
    }

    private String table(List<Gate.Compared> some) {
        return Html.table(
                List.of(
                        Html.both("ratio or figure", "比值或数值"),
                        Html.both("goal", "目标"),
                        Html.both("now", "本次"),
                        Html.both("spread", "离散"),
                        Html.both("baseline", "基线"),
                        Html.both("verdict", "结论")),
                some.stream().map(this::row).toList());
    }

    private List<String> row(Gate.Compared c) {
        return List.of(
                Html.both(c.goal().en(), c.goal().zh()) + (isReached(c) ? "" : why(c.goal())),
                wanted(c.goal()),
                c.now().map(r -> Html.number(r.median())).orElse("–"),
                c.now().map(GoalTables::spread).orElse("–"),
                c.before().map(b -> Html.number(b.median())).orElse("–"),
                verdict(c));
    }

    private static String spread(Ratio ratio) {
        return ratio.values().size() == 1
                ? Html.both("one run", "一次")
                : "± " + Html.percent(ratio.spread());
    }

    private static String wanted(Goal goal) {
        if (Double.isNaN(goal.goal())) {
            return "–";
        }
        return (goal.atLeast() ? "≥ " : "≤ ") + Html.number(goal.goal());
    }

    private static boolean isReached(Gate.Compared c) {
        return c.now().map(r -> c.goal().isReachedBy(r.median())).orElse(true);
    }

    private String verdict(Gate.Compared c) {
        if (c.now().isEmpty()) {
            return Html.both("not measured", "未测量");
        }
        String moved =
                switch (c.verdict()) {
                    case WORSE -> Html.both(", worse than the baseline", "，劣于基线");
                    case BETTER -> Html.both(", better than the baseline", "，优于基线");
                    case SAME, NEW, NOT_MEASURED -> "";
                };
        if (!isReached(c)) {
            String missed = "<strong class=\"missed\">" + Html.both("not reached", "未达到");
            return missed + "</strong>" + moved + profile(c.goal());
        }
        return Double.isNaN(c.goal().goal())
                ? Html.both("watched", "仅观察") + moved
                : Html.both("reached", "达到") + moved;
    }

    /** Where the profile of the same suite and method is on the page. */
    private String profile(Goal goal) {
        Optional<Profile> of =
                profiles.stream()
                        .filter(p -> p.benchmark().equals(goal.ours().benchmark()))
                        .findFirst();
        return of.map(p -> ", <a href=\"#%s\">%s</a>".formatted(p.id(), Html.both("profile", "剖析")))
                .orElse("");
    }

    private static String why(Goal goal) {
        return goal.why()
                .map(w -> "<br/><small>" + Html.both(w.en(), w.zh()) + "</small>")
                .orElse("");
    }
}
