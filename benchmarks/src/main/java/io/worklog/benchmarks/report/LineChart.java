package io.worklog.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lines over two logarithmic axes, as SVG: what grows with the size shows as a slope. */
final class LineChart {
    private static final int WIDTH = 760;
    private static final int LEFT = 90;
    private static final int RIGHT = WIDTH - 130;
    private static final int TOP = 20;
    private static final int BOTTOM = 280;

    /** Least distance of two labels at the ends of lines. */
    private static final int LABEL = 15;

    private final List<Line> lines;
    private final Axis x;
    private final Axis y;

    /** A line through points with positive coordinates; it has at least one. */
    record Line(String label, TreeMap<Double, Double> points) {
        double end() {
            return points.lastEntry().getValue();
        }
    }

    /** A logarithmic axis from one place of the picture to another. */
    private record Axis(double least, double greatest, double from, double to) {
        double at(double value) {
            double span = Math.log(greatest) - Math.log(least);
            double share = span == 0 ? 0.5 : (Math.log(value) - Math.log(least)) / span;
            return from + share * (to - from);
        }
    }

    private LineChart(List<Line> lines) {
        this.lines = lines;
        List<Double> sizes =
                lines.stream().flatMap(l -> l.points().keySet().stream()).sorted().toList();
        List<Double> values =
                lines.stream().flatMap(l -> l.points().values().stream()).sorted().toList();
        x = new Axis(sizes.get(0), sizes.get(sizes.size() - 1), LEFT, RIGHT);
        y = new Axis(decade(values.get(0), false), decade(last(values), true), BOTTOM, TOP);
    }

    private static double last(List<Double> values) {
        return values.get(values.size() - 1);
    }

    /** The power of ten at or below a value, or at or above it. */
    private static double decade(double value, boolean above) {
        double power = Math.log10(value);
        return Math.pow(10, above ? Math.ceil(power) : Math.floor(power));
    }

    /** A picture of some lines; there is at least one. */
    static String svg(String title, List<Line> lines) {
        return new LineChart(lines).draw(title);
    }

    private String draw(String title) {
        StringBuilder svg =
                new StringBuilder("<div class=\"wide\" tabindex=\"0\"><svg role=\"img\" viewBox=\"")
                        .append("0 0 " + WIDTH + " " + (BOTTOM + 40) + "\" aria-label=\"")
                        .append(Html.escape(title) + "\">");
        for (double value = y.least(); value <= y.greatest() * 1.01; value *= 10) {
            svg.append(rule(value));
        }
        lines.stream()
                .flatMap(line -> line.points().keySet().stream())
                .distinct()
                .forEach(size -> svg.append(text(x.at(size), BOTTOM + 24, "middle", power(size))));
        for (int i = 0; i < lines.size(); i++) {
            svg.append(polyline(lines.get(i), i % 6));
        }
        return svg.append(labels()).append("</svg></div>").toString();
    }

    private String rule(double value) {
        int at = (int) y.at(value);
        return "<line class=\"rule\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>"
                        .formatted(LEFT, RIGHT, at, at)
                + text(LEFT - 8, at + 4, "end", Html.number(value));
    }

    private String polyline(Line line, int style) {
        String points =
                line.points().entrySet().stream()
                        .map(p -> point(p.getKey(), p.getValue()))
                        .collect(Collectors.joining(" "));
        return "<polyline class=\"line c%d\" points=\"%s\"/>".formatted(style, points);
    }

    private String point(double size, double value) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x.at(size), y.at(value));
    }

    /** At the end of each line, moved down where the one above is in the way. */
    private String labels() {
        List<Line> fromTop = new ArrayList<>(lines);
        fromTop.sort(Comparator.comparingDouble(Line::end).reversed());
        StringBuilder svg = new StringBuilder();
        double least = 0;
        for (Line line : fromTop) {
            double place = Math.max(y.at(line.end()) + 4, least);
            double end = x.at(line.points().lastKey());
            svg.append(text(end + 8, place, "start", line.label()));
            least = place + LABEL;
        }
        return svg.toString();
    }

    private static String power(double size) {
        return String.format(Locale.ROOT, "%,.0f", size);
    }

    private static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\">%s</text>",
                x,
                y,
                anchor,
                Html.escape(text));
    }
}
