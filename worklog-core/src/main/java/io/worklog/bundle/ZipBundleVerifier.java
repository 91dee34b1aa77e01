package io.worklog.bundle;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.CheckpointException;
import io.worklog.checkpoint.Checkpoints;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.SignedNote;
import io.worklog.codec.JsonException;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.verify.Fault;
import io.worklog.verify.Remark.Key;
import io.worklog.verify.Verdict;
import io.worklog.verify.VerifyReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Opens a bundle, then lets each entry be checked against its checkpoint. */
final class ZipBundleVerifier implements BundleVerifier {
    @Override
    public VerifyReport verify(Path zip, @Nullable KeyHistory pinned) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return check(new BundleZip(file), zip.toString(), pinned);
        } catch (CheckpointException
                | IntegrityException
                | IllegalArgumentException
                | JsonException e) {
            return unverifiable(zip.toString(), String.valueOf(e.getMessage()));
        }
    }

    private static VerifyReport check(BundleZip zip, String name, @Nullable KeyHistory pinned)
            throws IOException {
        ReadManifest manifest = ReadManifest.parse(zip.need("manifest.json"));
        KeyHistory keys = pinned == null ? manifest.keys() : pinned;
        Checkpoint checkpoint = Checkpoints.open(SignedNote.parse(zip.need("checkpoint")), keys);
        if (!checkpoint.origin().equals(manifest.origin())) {
            throw new IntegrityException("the bundle names another log than its checkpoint");
        }
        BundleFindings findings = new BundleFindings();
        findings.checked(Key.SIGNED);
        if (pinned == null) {
            findings.notChecked(Key.WHOSE_KEY);
        }
        EntryCheck check = new EntryCheck(zip, checkpoint, keys, findings);
        for (long index : manifest.entries()) {
            check.run(index);
        }
        check.finish();
        return report(name, checkpoint, manifest.entries().size(), findings);
    }

    private static VerifyReport report(
            String name, Checkpoint checkpoint, int entries, BundleFindings findings) {
        List<Fault> faults = findings.faults();
        Verdict verdict =
                faults.isEmpty() ? new Verdict.Verified(checkpoint.size()) : verdict(faults.get(0));
        return new VerifyReport(
                name,
                checkpoint.origin(),
                verdict,
                checkpoint.size(),
                entries,
                faults,
                findings.erased(),
                0,
                null,
                findings.checked(),
                findings.notChecked());
    }

    private static Verdict verdict(Fault first) {
        LogIndex index = first.index();
        return first.kind() == Fault.Kind.MISSING
                ? new Verdict.Missing(index, first.what())
                : new Verdict.Modified(index, first.what());
    }

    private static VerifyReport unverifiable(String name, String why) {
        return new VerifyReport(
                name,
                "",
                new Verdict.Unverifiable(why),
                TreeSize.of(0),
                0,
                List.of(),
                0,
                0,
                null,
                List.of(),
                List.of());
    }
}
