package io.worklog.transfer;

/**
 * What became of evidence.
 *
 * @param copied how many contents this run copied
 * @param bytes how many bytes these have
 * @param there how many the target had already
 */
public record EvidenceReport(long copied, long bytes, long there) {}
