package io.worklog.server.importer;

import io.worklog.AuditLog;
import io.worklog.Receipt;
import io.worklog.error.BackpressureException;
import io.worklog.error.RejectedEventException;
import io.worklog.event.AuditEvent;
import io.worklog.event.EventLimits;
import io.worklog.event.Provenance;
import io.worklog.event.UuidV7;
import io.worklog.server.importer.ImportReport.Reject;
import io.worklog.server.importer.Window.Pending;
import io.worklog.server.mapping.ImportStamp;
import io.worklog.server.mapping.UnmappableLineException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Imports one file. Memory is bounded: one record and a window of events on their way to the store.
 * Safe to stop at any moment and to run again, since every event has a key that its line decides.
 * Used once, by one thread.
 */
public final class Importer {
    private static final int WINDOW = 2_048;

    private final ImportPlan plan;
    private final InstantSource clock;
    private final UuidV7 ids;
    private final ImportProgress progress;
    private final MessageDigest sha256 = sha256();
    private final Window window = new Window(WINDOW);
    private long lines;
    private long accepted;
    private long alreadyThere;
    private long truncated;
    private long withoutTime;

    /** An import that hears the time and makes ids from what it is given. */
    public Importer(ImportPlan plan, InstantSource clock, UuidV7 ids, ImportProgress progress) {
        this.plan = plan;
        this.clock = clock;
        this.ids = ids;
        this.progress = progress;
    }

    /** Imports into a log and waits until everything is durable. */
    public ImportReport into(AuditLog log) throws IOException {
        return run(log);
    }

    /** Reads and maps everything and adds nothing. */
    public ImportReport dryRun() throws IOException {
        return run(null);
    }

    private ImportReport run(@Nullable AuditLog log) throws IOException {
        try (InputFile in = InputFile.open(plan.file(), plan.csv());
                RejectFile rejects = new RejectFile(plan.rejects())) {
            for (SourceRecord record = in.next(); record != null; record = in.next()) {
                if (record.line() >= plan.fromLine()) {
                    lines++;
                    take(record, log, rejects);
                }
                progress.at(lines, in.position(), in.size());
            }
            while (!window.isEmpty()) {
                settle(window.removeOldest(), rejects);
            }
            return report(rejects.count(), rejects.first());
        }
    }

    private void take(SourceRecord record, @Nullable AuditLog log, RejectFile rejects)
            throws IOException {
        if (record.fault() != null || record.value() == null) {
            rejects.add(record, String.valueOf(record.fault()));
            return;
        }
        try {
            String digest = HexFormat.of().formatHex(sha256.digest(record.raw()));
            AuditEvent event =
                    EventLimits.fitted(plan.mapping().map(record.value(), digest, stamp()));
            if (log == null) {
                dry(record, event, rejects);
            } else {
                offer(record, event, log, rejects);
            }
        } catch (UnmappableLineException | RejectedEventException e) {
            rejects.add(record, String.valueOf(e.getMessage()));
        }
    }

    private void dry(SourceRecord record, AuditEvent event, RejectFile rejects) throws IOException {
        List<RejectedEventException.Fault> faults = EventLimits.faults(event);
        if (faults.isEmpty()) {
            count(event);
        } else {
            RejectedEventException refused = new RejectedEventException("the event", faults);
            rejects.add(record, String.valueOf(refused.getMessage()));
        }
    }

    private void offer(SourceRecord record, AuditEvent event, AuditLog log, RejectFile rejects)
            throws IOException {
        if (window.isFull()) {
            settle(window.removeOldest(), rejects);
        }
        while (true) {
            try {
                window.add(new Pending(record, event, log.appendAsync(event)));
                return;
            } catch (BackpressureException full) {
                if (window.isEmpty()) {
                    throw full;
                }
                settle(window.removeOldest(), rejects);
            }
        }
    }

    /** Waits for the oldest event and counts what became of it. */
    private void settle(Pending one, RejectFile rejects) throws IOException {
        try {
            Receipt receipt = one.receipt().join();
            if (receipt.eventId().equals(one.event().id())) {
                count(one.event());
            } else {
                alreadyThere++;
            }
        } catch (CompletionException e) {
            if (e.getCause() instanceof RejectedEventException refused) {
                rejects.add(one.record(), String.valueOf(refused.getMessage()));
            } else if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            } else {
                throw e;
            }
        }
    }

    private void count(AuditEvent event) {
        accepted++;
        truncated += event.truncated().isEmpty() ? 0 : 1;
        withoutTime += event.metadata().containsKey("import.time") ? 1 : 0;
    }

    private ImportStamp stamp() {
        return new ImportStamp(
                ids.next(), clock.instant(), new Provenance(plan.log(), "import", lines));
    }

    private ImportReport report(long rejected, List<Reject> first) {
        return new ImportReport(
                lines, accepted, alreadyThere, rejected, truncated, withoutTime, first);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
