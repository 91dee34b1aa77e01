package io.worklog.server.export;

import io.worklog.server.access.ProjectRef;
import java.util.Locale;
import java.util.Map;

/**
 * What is taken away.
 *
 * @param project from where
 * @param filter which rows, by the names that the source knows
 * @param language for sentences and headings: Chinese or English
 * @param logSize how many entries the project's log had when it was asked for; later ones are not
 *     part of it
 */
public record ExportQuery(
        ProjectRef project, Map<String, String> filter, Locale language, long logSize) {
    public ExportQuery {
        filter = Map.copyOf(filter);
    }
}
