package io.worklog.bundle;

import io.worklog.catalog.WorklogTypes;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.CheckpointException;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.codec.DecodedEvent;
import io.worklog.codec.EventCodec;
import io.worklog.error.IntegrityException;
import io.worklog.event.Change;
import io.worklog.event.Evidence;
import io.worklog.merkle.Rfc6962;
import io.worklog.proof.ProofFile;
import io.worklog.verify.Fault;
import io.worklog.verify.Remark.Key;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the entries of one bundle, one after the other. Not thread-safe. */
final class EntryCheck {
    private final BundleZip zip;
    private final Checkpoint checkpoint;
    private final KeyHistory keys;
    private final BundleFindings findings;
    private final Map<String, Long> erasures = new HashMap<>();
    private final Map<Long, Set<String>> withheld = new HashMap<>();
    private int evidenceChecked;
    private int included;

    EntryCheck(BundleZip zip, Checkpoint checkpoint, KeyHistory keys, BundleFindings findings) {
        this.zip = zip;
        this.checkpoint = checkpoint;
        this.keys = keys;
        this.findings = findings;
    }

    void run(long index) throws IOException {
        Optional<byte[]> sealed = zip.find("entries/" + index + ".json");
        Optional<byte[]> proof = zip.find("proofs/" + index + ".tlog-proof");
        if (sealed.isEmpty() || proof.isEmpty()) {
            findings.fault(Fault.Kind.MISSING, index, Key.ENTRY_OR_PROOF_ABSENT);
            return;
        }
        if (!isIncluded(index, sealed.get(), proof.get())) {
            findings.fault(Fault.Kind.MODIFIED, index, Key.ENTRY_NOT_IN_TREE);
            return;
        }
        included++;
        checkFields(index, sealed.get());
    }

    private boolean isIncluded(long index, byte[] sealed, byte[] proofBytes) {
        try {
            ProofFile proof = ProofFile.parse(proofBytes);
            return proof.index() == index
                    && proof.checkpoint().text().equals(checkpoint.text())
                    && proof.verifies(Rfc6962.leaf(sealed), keys);
        } catch (CheckpointException | IllegalArgumentException e) {
            return false;
        }
    }

    private void checkFields(long index, byte[] sealed) throws IOException {
        byte[] shown = zip.find("private/" + index + ".json").orElse(null);
        DecodedEvent decoded;
        try {
            decoded = EventCodec.decode(sealed, shown);
        } catch (IntegrityException e) {
            findings.fault(Fault.Kind.MODIFIED, index, Key.SAID, e.getMessage());
            return;
        }
        withheld.put(index, decoded.withheld());
        if (decoded.event().type().name().equals(WorklogTypes.REDACTION.name())) {
            for (Change change : decoded.event().changes()) {
                erasures.put(change.path(), index);
            }
        }
        for (Evidence attached : decoded.event().evidence()) {
            checkEvidence(index, attached);
        }
    }

    private void checkEvidence(long index, Evidence attached) throws IOException {
        Optional<InputStream> bytes = zip.evidence(attached.sha256());
        if (bytes.isEmpty()) {
            findings.notChecked(Key.NOT_IN_BUNDLE, attached.sha256());
            return;
        }
        try (InputStream in = bytes.get()) {
            if (digest(in).equals(attached.sha256())) {
                evidenceChecked++;
            } else {
                findings.fault(Fault.Kind.MODIFIED, index, Key.EVIDENCE_CHANGED, attached.sha256());
            }
        }
    }

    private static String digest(InputStream in) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream digesting = new DigestInputStream(in, sha256)) {
                digesting.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Says what the fields that are not disclosed are, once every redaction was read. */
    void finish() {
        int closed = 0;
        for (Map.Entry<Long, Set<String>> entry : withheld.entrySet()) {
            for (String path : entry.getValue()) {
                if (erasures.containsKey("#" + entry.getKey() + path)) {
                    findings.erasedOne();
                } else {
                    closed++;
                }
            }
        }
        findings.checked(Key.IN_TREE, included);
        if (evidenceChecked > 0) {
            findings.checked(Key.EVIDENCE_GOOD, evidenceChecked);
        }
        if (closed > 0) {
            findings.notChecked(Key.NOT_DISCLOSED, closed);
        }
    }
}
