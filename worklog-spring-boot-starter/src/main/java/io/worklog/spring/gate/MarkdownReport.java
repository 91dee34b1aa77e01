package io.worklog.spring.gate;

import io.worklog.spring.gate.EndpointRow.Status;
import java.util.List;
import java.util.stream.Collectors;

/** The report as a Markdown table. */
final class MarkdownReport {
    private static final String HEAD =
            """
            # Endpoints and what they record

            %s

            | endpoint | handler | records | through |
            |---|---|---|---|
            """;

    private final EndpointReport report;

    MarkdownReport(EndpointReport report) {
        this.report = report;
    }

    String text() {
        return HEAD.formatted(totals())
                + report.rows().stream().map(MarkdownReport::line).collect(Collectors.joining());
    }

    private String totals() {
        long mutating = report.rows().stream().filter(EndpointRow::mutating).count();
        return mutating
                + " may change something: "
                + report.rows().stream()
                        .filter(row -> row.mutating() && row.status() == Status.RECORDED)
                        .count()
                + " recorded, "
                + report.count(Status.EXEMPT)
                + " exempt, "
                + report.count(Status.NOT_RECORDED)
                + " NOT RECORDED, "
                + report.count(Status.NOT_SEEN)
                + " not seen. "
                + (report.rows().size() - mutating)
                + " only read.";
    }

    private static String line(EndpointRow row) {
        return "| "
                + String.join(
                        " | ",
                        List.of(
                                code(row.request()),
                                code(row.handler()),
                                records(row),
                                cell(String.join(" → ", row.through()))))
                + " |\n";
    }

    private static String records(EndpointRow row) {
        return switch (row.status()) {
            case RECORDED ->
                    row.eventTypes().stream()
                            .map(MarkdownReport::code)
                            .collect(Collectors.joining(", "));
            case EXEMPT -> "exempt: " + cell(String.valueOf(row.reason()));
            case READ -> "(reads)";
            case NOT_RECORDED -> "**NOT RECORDED** " + cell(String.join("; ", row.hints()));
            case NOT_SEEN -> "**NOT SEEN** " + cell(String.join("; ", row.hints()));
        };
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|").replace("`", "'").replace('\n', ' ') + "`";
    }

    private static String cell(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("`", "\\`")
                .replaceAll("[\\r\\n]+", " ");
    }
}
