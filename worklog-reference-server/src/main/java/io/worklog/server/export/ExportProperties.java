package io.worklog.server.export;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Taking data away.
 *
 * @param checkpointRows rows after which a CSV or JSON export can be gone on with.
 * @param pdfRows rows of a PDF report at most.
 * @param bundleEntries entries of an evidence bundle at most.
 * @param sheetRows rows of one sheet of a workbook, up to 1,048,575.
 */
@ConfigurationProperties("worklog.server.export")
public record ExportProperties(
        @DefaultValue("5000") int checkpointRows,
        @DefaultValue("20000") int pdfRows,
        @DefaultValue("5000") int bundleEntries,
        @DefaultValue("1000000") int sheetRows) {
    private static final int EXCEL = 1_048_575;

    public ExportProperties {
        if (checkpointRows < 1 || pdfRows < 1 || bundleEntries < 1) {
            throw new IllegalArgumentException("worklog.server.export.*: use 1 and more");
        }
        if (sheetRows < 1 || sheetRows > EXCEL) {
            throw new IllegalArgumentException(
                    "worklog.server.export.sheet-rows is " + sheetRows + ": use 1 to " + EXCEL);
        }
    }
}
