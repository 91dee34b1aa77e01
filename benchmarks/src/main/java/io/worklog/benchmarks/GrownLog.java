package io.worklog.benchmarks;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.benchmarks.peer.Folders;
import io.worklog.persistence.lucene.LuceneEventIndex;
import io.worklog.persistence.lucene.LuceneIndexOptions;
import java.nio.file.Path;

/** A log of a given size with an index, made where it is not there yet. */
final class GrownLog {
    static final String NAME = "grown";

    private static final int ROUND = 4_096;

    private GrownLog() {}

    private static Path folder(int entries) {
        return Folders.base().resolve("grown-" + entries);
    }

    /** Fills the log up. */
    static void make(int entries) {
        try (Worklog worklog = open(entries)) {
            AuditLog log = worklog.log(NAME);
            for (long i = log.head().size().value(); i < entries; i++) {
                var receipt = log.appendAsync(SampleEvents.event(i));
                if (i % ROUND == ROUND - 1 || i == entries - 1) {
                    receipt.join();
                }
            }
            log.seal();
            log.history("order", "o-1");
        }
    }

    /** Opens log and index. */
    static Worklog open(int entries) {
        Path folder = folder(entries);
        return Worklog.builder()
                .directory(folder.resolve("worklog"))
                .index(() ->
                        LuceneEventIndex.open(
                                folder.resolve("index"), LuceneIndexOptions.defaults()))
                .open();
    }
}
