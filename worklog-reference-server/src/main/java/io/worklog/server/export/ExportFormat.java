package io.worklog.server.export;

import java.util.Locale;

/** What an export is written as. */
public enum ExportFormat {
    /** One JSON object in each line. */
    NDJSON("application/x-ndjson", "ndjson"),
    /** Comma-separated values (RFC 4180) that no spreadsheet runs. */
    CSV("text/csv;charset=UTF-8", "csv"),
    /** An Excel workbook. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    /** A report to read and print. */
    PDF("application/pdf", "pdf"),
    /** Entries with proofs, evidence and a page that checks them without a server. */
    BUNDLE("application/zip", "zip");

    private final String mediaType;
    private final String suffix;

    ExportFormat(String mediaType, String suffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    String mediaType() {
        return mediaType;
    }

    String suffix() {
        return suffix;
    }

    /** Whether a file that was left in the middle can be gone on with. */
    boolean goesOn() {
        return this == NDJSON || this == CSV;
    }

    /** Its name in the interface: {@code ndjson}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
