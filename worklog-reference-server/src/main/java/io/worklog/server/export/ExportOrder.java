package io.worklog.server.export;

import java.util.List;
import java.util.Map;

/**
 * What was asked for, as the job keeps it.
 *
 * @param export identifier of the export
 * @param source name of the source
 * @param format what it is written as
 * @param filter which rows
 * @param language {@code zh} or {@code en}
 * @param byteOrderMark whether a CSV file begins with U+FEFF, as some spreadsheets want it
 * @param disclose paths of personal fields that a bundle discloses; {@code *} for all
 * @param withEvidence whether attached bytes go into a bundle
 * @param logSize how many entries the log had
 */
record ExportOrder(
        String export,
        String source,
        ExportFormat format,
        Map<String, String> filter,
        String language,
        boolean byteOrderMark,
        List<String> disclose,
        boolean withEvidence,
        long logSize) {
    ExportOrder {
        filter = Map.copyOf(filter);
        disclose = List.copyOf(disclose);
    }
}
