package io.worklog.verify;

/** Looks at what entries say while they are hashed. Thread-safe until it is finished. */
interface ContentChecks extends EntryVisitor {
    /**
     * Judges what was gathered, once every entry was seen.
     *
     * @param size how many entries the checkpoint covers
     * @param from entries below were not shown
     * @param kept the first entry that was not dropped
     */
    void finish(long size, long from, long kept, ReportBuilder report);
}
