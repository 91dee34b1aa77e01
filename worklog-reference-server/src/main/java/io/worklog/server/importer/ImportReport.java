package io.worklog.server.importer;

import java.util.List;

/**
 * What became of the records of a file: {@code lines = accepted + alreadyThere + rejected}.
 *
 * @param lines records read; blank lines do not count
 * @param accepted how many were added to the log (in a dry run: would be offered to it)
 * @param alreadyThere how many the log had already, with the same key and the same content
 * @param rejected how many could not be imported
 * @param truncated how many of the accepted have a value that a limit cut, with its mark
 * @param withoutTime how many of the accepted state no time and carry that of the import, marked
 * @param firstRejects the first few rejects
 */
public record ImportReport(
        long lines,
        long accepted,
        long alreadyThere,
        long rejected,
        long truncated,
        long withoutTime,
        List<Reject> firstRejects) {
    public ImportReport {
        firstRejects = List.copyOf(firstRejects);
    }

    /**
     * A record that could not be imported.
     *
     * @param line the line it begins on
     * @param reason why
     */
    public record Reject(long line, String reason) {}
}
