package io.worklog.server.importer;

import io.worklog.server.mapping.Mapping;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What to import.
 *
 * @param file NDJSON or CSV, packed with gzip or not
 * @param mapping how to read it
 * @param log the name of the log it goes to
 * @param csv whether the file holds comma-separated values
 * @param fromLine records that begin on earlier lines are passed over, from 1
 * @param rejects where records that cannot be imported go, each with its line and the reason
 */
public record ImportPlan(
        Path file, Mapping mapping, String log, boolean csv, long fromLine, Path rejects) {
    public ImportPlan {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(rejects, "rejects");
    }

    /** Whether a file's name says that it holds comma-separated values. */
    public static boolean looksLikeCsv(Path file) {
        return InputFile.isCsv(file);
    }
}
