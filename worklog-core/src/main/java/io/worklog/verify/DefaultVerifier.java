package io.worklog.verify;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.CheckpointException;
import io.worklog.checkpoint.Checkpoints;
import io.worklog.checkpoint.SignedNote;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.spi.CheckableIndex;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.LogStore;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Opens the checkpoint, then runs the checks that were asked for. */
final class DefaultVerifier implements Verifier {
    private final VerifyOptions options;

    DefaultVerifier(VerifyOptions options) {
        this.options = options;
    }

    @Override
    public VerifyReport verify(LogSource source) {
        Faults faults = new Faults();
        return run(source, new PublicChecks(faults), faults);
    }

    @Override
    public VerifyReport verify(
            LogStore store,
            LogId log,
            @Nullable EvidenceStore evidence,
            @Nullable CheckableIndex index) {
        Faults faults = new Faults();
        return run(
                LogSources.store(store, log),
                new LocalChecks(log, evidence, index, faults),
                faults);
    }

    private VerifyReport run(LogSource source, ContentChecks content, Faults faults) {
        ReportBuilder report = new ReportBuilder(source.name(), faults);
        Checkpoint checkpoint;
        try {
            checkpoint = signedCheckpoint(source);
        } catch (IOException e) {
            return report.unverifiable("its checkpoint cannot be read");
        } catch (CheckpointException | IntegrityException | IllegalArgumentException e) {
            return report.unverifiable(String.valueOf(e.getMessage()));
        }
        report.signed(checkpoint);
        try {
            checkTree(source, checkpoint, content, faults, report);
        } catch (IOException e) {
            return report.unverifiable(source.name() + " cannot be read: " + e.getMessage());
        }
        return report.finish();
    }

    private Checkpoint signedCheckpoint(LogSource source) throws IOException {
        SignedNote note = SignedNote.parse(source.checkpoint());
        if (options.keys() == null) {
            throw new IllegalArgumentException(
                    "no key was given to check the signature with: give the log's vkey");
        }
        return Checkpoints.open(note, options.keys());
    }

    private void checkTree(
            LogSource source,
            Checkpoint checkpoint,
            ContentChecks content,
            Faults faults,
            ReportBuilder report)
            throws IOException {
        long size = checkpoint.size().value();
        long kept = source.minIndex();
        long from = Math.min(size, Math.max(kept, options.from().value()));
        TreeCheck tree = new TreeCheck(source, size, from, options, content, faults);
        tree.run(checkpoint.root());
        report.hashed(tree.hashed(), from, kept);
        new Memory(source, size, faults).check(options, report);
        content.finish(size, from, kept, report);
    }
}
