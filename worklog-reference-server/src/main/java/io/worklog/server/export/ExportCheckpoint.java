package io.worklog.server.export;

/**
 * Where a run of an export got to.
 *
 * @param bytes how much of the file is surely on disk
 * @param rows how many rows that are
 * @param after position of the last of them
 */
record ExportCheckpoint(long bytes, long rows, String after) {}
