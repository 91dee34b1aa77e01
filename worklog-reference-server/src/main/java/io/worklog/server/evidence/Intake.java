package io.worklog.server.evidence;

import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.evidence.EvidenceScanner.Verdict;
import io.worklog.server.trail.Trail;
import io.worklog.spi.EvidenceStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes files that have arrived in whole: what they are, whether they may stay. Thread-safe. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final EvidenceStore store;
    private final EvidenceRows rows;
    private final @Nullable EvidenceScanner scanner;
    private final Database database;
    private final Trail trail;
    private final Ids ids;
    private final InstantSource clock;

    Intake(
            EvidenceStore store,
            EvidenceRows rows,
            @Nullable EvidenceScanner scanner,
            Database database,
            Trail trail,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.rows = rows;
        this.scanner = scanner;
        this.database = database;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    /** Bytes that can be read more than once. */
    interface Content {
        /** Reads them from the beginning. */
        InputStream open();
    }

    /**
     * What is asked for.
     *
     * @param project where the file goes
     * @param name what it is called
     * @param sha256 the digest it must have, if one was announced
     * @param limits what the project allows
     */
    record Wanted(
            ProjectRef project, String name, @Nullable String sha256, EvidenceLimits limits) {}

    /** What was found out about the bytes. */
    private record Looked(String sha256, long size, String type) {}

    /**
     * Takes a file.
     *
     * @param done called in the transaction that makes the file known
     * @throws Problem if it may not stay; then nothing of it does
     */
    EvidenceFile take(Caller caller, Wanted wanted, Content content, Runnable done)
            throws IOException {
        Looked looked = look(content);
        check(wanted, looked);
        EvidenceState state = scan(wanted, looked, content);
        keep(content, looked);
        EvidenceFile file =
                new EvidenceFile(
                        ids.next("evd"),
                        wanted.project().id(),
                        looked.sha256(),
                        looked.size(),
                        looked.type(),
                        wanted.name(),
                        state,
                        caller.userId(),
                        clock.instant());
        database.inTransaction(() -> {
            rows.add(wanted.project().tenant(), file);
            record(wanted.project(), file);
            done.run();
        });
        // The same content may have been erased for its last other file meanwhile.
        keep(content, looked);
        return file;
    }

    private static Looked look(Content content) throws IOException {
        try (HashedInput in = new HashedInput(content.open())) {
            byte[] beginning = in.readNBytes(ContentTypes.LOOKED_AT);
            in.transferTo(OutputStream.nullOutputStream());
            return new Looked(in.sha256Hex(), in.count(), ContentTypes.of(beginning));
        }
    }

    private void check(Wanted wanted, Looked looked) {
        String expected = wanted.sha256();
        if (expected != null && !expected.equals(looked.sha256())) {
            throw Problem.of(
                    EvidenceProblem.EVIDENCE_DIGEST_MISMATCH,
                    "the bytes that arrived have the digest " + looked.sha256());
        }
        wanted.limits()
                .refusal(looked.type())
                .ifPresent(why -> {
                    refused(wanted.project(), looked, why);
                    throw Problem.of(EvidenceProblem.EVIDENCE_TYPE_REFUSED, why);
                });
    }

    private EvidenceState scan(Wanted wanted, Looked looked, Content content) {
        EvidenceScanner scans = scanner;
        if (scans == null) {
            return EvidenceState.AVAILABLE;
        }
        try (InputStream in = content.open()) {
            Verdict verdict = scans.scan(in);
            if (!verdict.clean()) {
                refused(wanted.project(), looked, "virus " + verdict.finding());
                throw Problem.of(
                        EvidenceProblem.EVIDENCE_INFECTED, "clamd names " + verdict.finding());
            }
            return EvidenceState.AVAILABLE;
        } catch (IOException e) {
            LOG.warn("worklog.evidence.scan-failed {}", looked.sha256(), e);
            return EvidenceState.QUARANTINED;
        }
    }

    private void keep(Content content, Looked looked) throws IOException {
        if (store.size(looked.sha256()).isEmpty()) {
            try (InputStream in = content.open()) {
                store.put(in, looked.size());
            }
        }
    }

    private void record(ProjectRef project, EvidenceFile file) {
        trail.of(project)
                .record(EvidenceEvents.UPLOADED)
                .target(file.id())
                .evidence(file.reference())
                .metadata("state", file.state().name())
                .commit();
    }

    private void refused(ProjectRef project, Looked looked, String why) {
        trail.of(project)
                .record(EvidenceEvents.REFUSED)
                .target(looked.sha256())
                .metadata("size", Long.toString(looked.size()))
                .denied(why)
                .commit();
    }
}
