package io.worklog.spring.gate;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.worklog.spring.gate.EndpointRow.Status;
import java.util.List;

/**
 * All endpoints of an application beside what they record. The same classes give the same bytes.
 *
 * @param rows by path
 */
public record EndpointReport(List<EndpointRow> rows) {
    public EndpointReport {
        rows = List.copyOf(rows);
    }

    /** The endpoints of some classes, seen as {@link WorklogArchRules} sees them. */
    public static EndpointReport of(JavaClasses classes) {
        return new EndpointReport(new EndpointScan(classes, GateChoice.standard()).rows());
    }

    /** How many endpoints have a status. */
    public long count(Status status) {
        return rows.stream().filter(row -> row.status() == status).count();
    }

    /** A table for a repository's own pages. */
    public String toMarkdown() {
        return new MarkdownReport(this).text();
    }

    /** One page, in English and in Chinese, that needs nothing else and runs no script. */
    public String toHtml() {
        return new HtmlReport(this).text();
    }

    /** An object with {@code totals} and {@code endpoints}. */
    public String toJson() {
        return JsonReport.text(this);
    }
}
