package io.worklog.server.export;

import io.worklog.AuditLog;
import io.worklog.EventPage;
import io.worklog.bundle.BundleRequest;
import io.worklog.log.LogIndex;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.server.job.JobFailedException;
import io.worklog.server.job.JobRun;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes an evidence bundle of the rows: their entries, or all that are about their objects. */
final class BundleExport {
    private static final int PAGE = 500;

    private final InstantSource clock;
    private final int most;

    BundleExport(InstantSource clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** Writes the bundle; gives how many entries were chosen. */
    long write(JobRun run, ExportTask task, AuditLog log, Path file) throws IOException {
        SortedSet<LogIndex> entries = entries(run, task, log);
        if (entries.isEmpty()) {
            throw new JobFailedException("nothing matches, and a bundle holds at least one entry");
        }
        log.seal();
        ExportOrder order = task.order();
        BundleRequest request =
                new BundleRequest(
                        entries,
                        Set.copyOf(order.disclose()),
                        order.withEvidence(),
                        order.source() + " " + order.filter(),
                        run.job().ownerName() + " (" + run.job().owner() + ")",
                        clock.instant(),
                        "each entry was checked against the newest checkpoint");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            log.bundles().write(request, out);
        }
        return entries.size();
    }

    private SortedSet<LogIndex> entries(JobRun run, ExportTask task, AuditLog log) {
        SortedSet<LogIndex> found = new TreeSet<>();
        try (Stream<ExportRow> rows = task.source().rows(task.query(), null)) {
            rows.forEach(row -> {
                if (row.entry() != null) {
                    found.add(row.entry());
                } else {
                    about(row, log, task.query().logSize(), found);
                }
                bounded(found);
                run.progress(found.size(), 0, "entries");
            });
        }
        return found;
    }

    private void about(ExportRow row, AuditLog log, long size, SortedSet<LogIndex> found) {
        EventQuery query =
                EventQuery.of(log.id())
                        .target(String.valueOf(row.objectType()), String.valueOf(row.objectId()))
                        .build();
        @Nullable String cursor = null;
        do {
            EventPage page = log.find(query, PageRequest.oldest(PAGE).after(cursor));
            page.events().stream()
                    .map(event -> event.index())
                    .filter(index -> index.value() < size)
                    .forEach(found::add);
            bounded(found);
            cursor = page.nextCursor();
        } while (cursor != null);
    }

    private void bounded(SortedSet<LogIndex> found) {
        if (found.size() > most) {
            throw new JobFailedException(
                    "a bundle holds at most " + most + " entries; narrow the filter");
        }
    }
}
