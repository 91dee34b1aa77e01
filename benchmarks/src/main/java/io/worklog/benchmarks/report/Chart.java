package io.worklog.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** Bars below each other, each with its figure; they fit any width and take the page's colours. */
final class Chart {
    private Chart() {}

    /** A bar and whether it is ours. */
    record Bar(String label, double value, boolean ours) {}

    /** The bars; a program that reads the page aloud has the table that follows. */
    static String bars(String unit, List<Bar> bars) {
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        StringBuilder html = new StringBuilder("<figure class=\"bars\" aria-hidden=\"true\">");
        for (Bar bar : bars) {
            double share = most > 0 ? Math.max(0, bar.value() / most) : 0;
            html.append(
                    String.format(
                            Locale.ROOT,
                            "<span class=\"label\">%s</span><span class=\"track\">"
                                    + "<span class=\"%s\" style=\"width:%.1f%%\"></span></span>"
                                    + "<span class=\"figure\">%s %s</span>",
                            Html.escape(bar.label()),
                            bar.ours() ? "ours" : "peer",
                            share * 100,
                            Html.number(bar.value()),
                            Html.escape(unit)));
        }
        return html.append("</figure>").toString();
    }
}
