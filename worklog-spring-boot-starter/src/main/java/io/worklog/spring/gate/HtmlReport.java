package io.worklog.spring.gate;

import io.worklog.spring.gate.EndpointRow.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The report as one page. Everything that comes from the application is escaped. */
final class HtmlReport {
    private static final String PAGE = "report.html";

    private final EndpointReport report;

    HtmlReport(EndpointReport report) {
        this.report = report;
    }

    String text() {
        return page().replace("{{totals}}", totals()).replace("{{rows}}", rows());
    }

    private static String page() {
        try (InputStream in = HtmlReport.class.getResourceAsStream(PAGE)) {
            byte[] bytes = Objects.requireNonNull(in, PAGE).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String totals() {
        return Arrays.stream(Status.values())
                .map(status -> {
                    long count = report.count(status);
                    String mark = count == 0 ? "" : mark(status);
                    return "<li class=\""
                            + mark
                            + "\"><strong>"
                            + count
                            + "</strong>"
                            + both(english(status), chinese(status))
                            + "</li>\n";
                })
                .collect(Collectors.joining());
    }

    private String rows() {
        return report.rows().stream().map(HtmlReport::row).collect(Collectors.joining());
    }

    private static String row(EndpointRow row) {
        return "<tr><td><code>"
                + escape(row.request())
                + "</code><div class=\"small\"><code>"
                + escape(row.handler())
                + "</code> "
                + escape(row.location())
                + "</div></td><td><span class=\"badge "
                + mark(row.status())
                + "\">"
                + both(english(row.status()), chinese(row.status()))
                + "</span></td><td class=\"types\">"
                + codes(row.eventTypes())
                + "</td><td>"
                + why(row)
                + "</td></tr>\n";
    }

    private static String codes(List<String> texts) {
        return texts.stream()
                .map(text -> "<code>" + escape(text) + "</code>")
                .collect(Collectors.joining());
    }

    private static String why(EndpointRow row) {
        if (row.reason() != null && row.status() == Status.EXEMPT) {
            return escape(row.reason());
        }
        return row.hints().isEmpty()
                ? "<code>" + escape(String.join(" → ", row.through())) + "</code>"
                : escape(String.join("; ", row.hints()));
    }

    private static String mark(Status status) {
        return switch (status) {
            case RECORDED -> "good";
            case NOT_RECORDED, NOT_SEEN -> "bad";
            case EXEMPT, READ -> "";
        };
    }

    private static String english(Status status) {
        return switch (status) {
            case RECORDED -> "recorded";
            case EXEMPT -> "exempt";
            case READ -> "only reads";
            case NOT_RECORDED -> "NOT RECORDED";
            case NOT_SEEN -> "not seen";
        };
    }

    private static String chinese(Status status) {
        return switch (status) {
            case RECORDED -> "已留痕";
            case EXEMPT -> "已豁免";
            case READ -> "只读";
            case NOT_RECORDED -> "未留痕";
            case NOT_SEEN -> "无法检查";
        };
    }

    private static String both(String english, String chinese) {
        return "<span lang=\"en\">" + english + "</span><span lang=\"zh\">" + chinese + "</span>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
