package io.worklog.server.export;

/**
 * What came of an export.
 *
 * @param rows how many rows, or entries of a bundle
 * @param bytes how long the file is
 * @param sha256 digest of the file, in hexadecimal digits
 */
record ExportResult(long rows, long bytes, String sha256) {}
