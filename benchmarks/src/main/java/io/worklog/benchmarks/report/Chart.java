package io.worklog.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Charts as SVG, coloured by the page's variables, so that they follow light and dark. */
final class Chart {
    private static final int WIDTH = 760;
    private static final int BAR = 22;
    private static final int LABELS = 260;
    private static final int FIGURES = 110;

    private Chart() {}

    /** A bar and whether it is ours. */
    record Bar(String label, double value, boolean ours) {}

    /** A line through points of a logarithmic x axis. */
    record Line(String label, TreeMap<Double, Double> points) {}

    /** Bars below each other, each with its figure. */
    static String bars(String title, String unit, List<Bar> bars) {
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        int height = bars.size() * (BAR + 8) + 8;
        StringBuilder svg = begin(title, height);
        int y = 8;
        for (Bar bar : bars) {
            double width = most > 0 ? bar.value() / most * (WIDTH - LABELS - FIGURES) : 0;
            svg.append(text(LABELS - 8, y + 15, "end", bar.label()));
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                            bar.ours() ? "ours" : "peer",
                            LABELS,
                            y,
                            Math.max(1, width),
                            BAR));
            String figure = Html.number(bar.value()) + " " + unit;
            svg.append(text(LABELS + (int) width + 6, y + 15, "start", figure));
            y += BAR + 8;
        }
        return svg.append("</svg>").toString();
    }

    /** Lines over a logarithmic x axis and from zero up. */
    static String lines(String title, String unit, List<Line> lines) {
        double most =
                lines.stream()
                        .flatMap(l -> l.points().values().stream())
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(1);
        TreeMap<Double, Double> all = new TreeMap<>();
        lines.forEach(line -> all.putAll(line.points()));
        Scale scale = new Scale(all.firstKey(), all.lastKey(), most);
        StringBuilder svg = begin(title, Scale.HEIGHT + 40);
        svg.append(text(60, 16, "start", Html.number(most) + " " + unit));
        for (double x : all.keySet()) {
            String size = String.format(Locale.ROOT, "%.0e", x);
            svg.append(text((int) scale.x(x), Scale.HEIGHT + 36, "middle", size));
        }
        int colour = 0;
        for (Line line : lines) {
            svg.append(polyline(line, scale, colour++));
        }
        return svg.append("</svg>").toString();
    }

    private static String polyline(Line line, Scale scale, int colour) {
        String points =
                line.points().entrySet().stream()
                        .map(p -> scale.point(p.getKey(), p.getValue()))
                        .collect(Collectors.joining(" "));
        Map.Entry<Double, Double> last = line.points().lastEntry();
        return "<polyline class=\"line c%d\" points=\"%s\"/>".formatted(colour % 6, points)
                + text(
                        (int) scale.x(last.getKey()) - 4,
                        (int) scale.y(last.getValue()) - 6,
                        "end",
                        line.label());
    }

    private static StringBuilder begin(String title, int height) {
        return new StringBuilder(
                "<svg role=\"img\" viewBox=\"0 0 %d %d\" aria-label=\"%s\">"
                        .formatted(WIDTH, height, Html.escape(title)));
    }

    private static String text(int x, int y, String anchor, String text) {
        return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>"
                .formatted(x, y, anchor, Html.escape(text));
    }

    /** Where a point lies. */
    private record Scale(double least, double greatest, double most) {
        private static final int HEIGHT = 240;
        private static final int LEFT = 60;
        private static final int RIGHT = WIDTH - 40;

        double x(double value) {
            double span = Math.log(greatest) - Math.log(least);
            double share = span == 0 ? 0.5 : (Math.log(value) - Math.log(least)) / span;
            return LEFT + share * (RIGHT - LEFT);
        }

        double y(double value) {
            return 20 + (1 - value / most) * (HEIGHT - 20);
        }

        String point(double x, double y) {
            return String.format(Locale.ROOT, "%.1f,%.1f", x(x), y(y));
        }
    }
}
