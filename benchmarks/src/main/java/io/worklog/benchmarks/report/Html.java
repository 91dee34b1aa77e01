package io.worklog.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** Pieces of the page. Texts come in both languages; the reader chooses, without a script. */
final class Html {
    private Html() {}

    /** A text that cannot be taken for markup. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** One text in both languages. */
    static String both(String en, String zh) {
        return "<span class=\"en\" lang=\"en\">%s</span><span class=\"zh\" lang=\"zh-CN\">%s</span>"
                .formatted(escape(en), escape(zh));
    }

    /** A part of the page with its heading, which can be linked to. */
    static String section(String id, String heading, String content) {
        return "<section id=\"%s\"><h2>%s</h2>%s</section>".formatted(id, heading, content);
    }

    /** What is shown only when the reader asks for it. */
    static String details(String summary, String content) {
        return "<details><summary>" + summary + "</summary>" + content + "</details>";
    }

    /** A table; cells are markup. Where it is wider than the page it scrolls by itself. */
    static String table(List<String> head, List<List<String>> rows) {
        StringBuilder html =
                new StringBuilder("<div class=\"wide\" tabindex=\"0\"><table><thead><tr>");
        head.forEach(cell -> html.append("<th scope=\"col\">").append(cell).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(cell).append("</td>"));
            html.append("</tr>");
        }
        return html.append("</tbody></table></div>").toString();
    }

    /** A number with three figures that say something. */
    static String number(double value) {
        if (Math.abs(value) >= 1_000 || value == 0) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.3f", value);
    }

    /** A share in percent. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
