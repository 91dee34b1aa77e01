package io.worklog.server.importer;

/** Hears how far an import is; called often, on the importing thread, and must return quickly. */
@FunctionalInterface
public interface ImportProgress {
    /**
     * How far it is.
     *
     * @param records read so far
     * @param bytesRead of the file as it lies on disk
     * @param bytesTotal size of the file
     */
    void at(long records, long bytesRead, long bytesTotal);
}
