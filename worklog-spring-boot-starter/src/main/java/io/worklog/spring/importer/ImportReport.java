package io.worklog.spring.importer;

import java.util.List;

/**
 * What became of the records of a source: {@code read = accepted + alreadyThere + rejected}.
 *
 * @param read records read
 * @param accepted how many were added to the log; in a dry run: would be offered to it
 * @param alreadyThere how many the log had from an earlier import, with the same content
 * @param rejected how many could not be imported, or were imported before with other content
 * @param sha256 lower-case hex digest over the digests of all records, in the order they were read
 * @param firstFaults the first hundred reasons, each with the record it is about
 */
public record ImportReport(
        long read,
        long accepted,
        long alreadyThere,
        long rejected,
        String sha256,
        List<Fault> firstFaults) {
    public ImportReport {
        firstFaults = List.copyOf(firstFaults);
    }

    /**
     * A record that was not imported.
     *
     * @param record its key in the source
     * @param reason why
     */
    public record Fault(String record, String reason) {}
}
