package io.worklog.server.mapping;

import io.worklog.server.importer.ImportPlan;

/** Breaks the table of packages on purpose, so that its test is seen failing. */
public final class PlantedBreach {
    private PlantedBreach() {}

    /** Uses a package above. */
    public static boolean isCsv(java.nio.file.Path file) {
        return ImportPlan.looksLikeCsv(file);
    }
}
