package io.worklog.benchmarks;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.benchmarks.peer.Folders;
import io.worklog.log.LogId;
import io.worklog.persistence.lucene.LuceneEventIndex;
import io.worklog.persistence.lucene.LuceneIndexOptions;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.EventIndex;
import java.nio.file.Path;

/**
 * A log of a given size with an index, on the disk that is measured. Filled once and left there for
 * the other suites, methods and processes that need one of its size.
 */
final class GrownLog implements AutoCloseable {
    static final LogId ID = LogId.of("grown");

    private static final int ROUND = 4_096;

    private final EventIndex index;
    private final Worklog worklog;

    private GrownLog(Path folder) {
        index = LuceneEventIndex.open(folder.resolve("index"), LuceneIndexOptions.defaults());
        worklog = Worklog.builder().directory(folder.resolve("worklog")).index(() -> index).open();
    }

    private static Path folder(int entries) {
        return Folders.base().resolve("daily-" + entries);
    }

    /** Opens log and index as they are. */
    static GrownLog open(int entries) {
        return new GrownLog(folder(entries));
    }

    /** Opens log and index, filled; anew where appends made it much larger than asked for. */
    static GrownLog filled(int entries) {
        GrownLog grown = open(entries);
        if (grown.isLargerThan(entries)) {
            grown.close();
            Folders.delete(folder(entries));
            grown = open(entries);
        }
        grown.fill(entries);
        return grown;
    }

    /** Whether it has over a quarter more entries. */
    boolean isLargerThan(int entries) {
        return size() > entries + entries / 4L;
    }

    private long size() {
        return log().head().size().value();
    }

    private void fill(int entries) {
        for (long i = size(); i < entries; i++) {
            var receipt = log().appendAsync(SampleEvents.daily(i));
            if (i % ROUND == ROUND - 1 || i == entries - 1) {
                receipt.join();
            }
        }
        log().seal();
        awaitIndex();
    }

    /** A query waits for the index by itself, but no longer than the builder's limit. */
    private void awaitIndex() {
        PageRequest page = PageRequest.newest(1);
        EventQuery any = EventQuery.of(ID).build();
        while (log().find(any, page).indexedTo().value() < size()) {
            String problem = log().health().problem();
            if (problem != null) {
                throw new IllegalStateException(problem);
            }
        }
    }

    AuditLog log() {
        return worklog.log(ID.value());
    }

    /** What finds places, without reading events. */
    EventIndex index() {
        return index;
    }

    @Override
    public void close() {
        worklog.close();
    }
}
