package io.worklog.bundle;

import io.worklog.bundle.BundleFiles.Taker;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.Checkpoints;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.SignedNote;
import io.worklog.codec.DecodedEvent;
import io.worklog.codec.EventCodec;
import io.worklog.codec.PrivateSide;
import io.worklog.error.IntegrityException;
import io.worklog.event.Evidence;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.InclusionProof;
import io.worklog.merkle.Proofs;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.TileSource;
import io.worklog.proof.ProofFile;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.LogStore;
import io.worklog.verify.LogSources;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gathers entries, proofs and evidence from the store and hands them to the zip, one entry at a time:
 * how large a bundle becomes does not matter to memory.
 */
final class ZipBundleWriter implements BundleWriter {
    private final LogStore store;
    private final LogId log;
    private final SignedNote note;
    private final KeyHistory keys;
    private final Checkpoint checkpoint;
    private final TileSource tiles;
    private final @Nullable EvidenceStore evidence;

    ZipBundleWriter(
            LogStore store,
            LogId log,
            SignedNote note,
            KeyHistory keys,
            @Nullable EvidenceStore evidence) {
        this.store = store;
        this.log = log;
        this.note = note;
        this.keys = keys;
        this.checkpoint = Checkpoints.open(note, keys);
        this.tiles = LogSources.tiles(LogSources.store(store, log), checkpoint.size().value());
        this.evidence = evidence;
    }

    @Override
    public void write(BundleRequest request, OutputStream out) throws IOException {
        SortedSet<LogIndex> entries = withRedactions(request.entries());
        BundleManifest manifest = new BundleManifest(checkpoint, keys, request);
        BundleFiles files = new BundleFiles(taker -> gather(entries, request, manifest, taker));
        ZipOutputStream zip = new ZipOutputStream(out);
        files.writeTo(zip, request.createdAt());
        for (Evidence attached : manifest.included()) {
            copy(attached, zip, files, request);
        }
        zip.finish();
    }

    private void gather(
            SortedSet<LogIndex> entries,
            BundleRequest request,
            BundleManifest manifest,
            Taker taker)
            throws IOException {
        taker.file("checkpoint", note.bytes());
        for (LogIndex index : entries) {
            gather(index, request, manifest, taker);
        }
        taker.file("manifest.json", manifest.bytes());
    }

    private SortedSet<LogIndex> withRedactions(SortedSet<LogIndex> wanted) {
        RedactionFinder finder = new RedactionFinder(store, log);
        wanted.forEach(index -> finder.lookAt(entry(index, proof(covered(index)))));
        SortedSet<LogIndex> all = new TreeSet<>(wanted);
        all.addAll(finder.redactions(checkpoint.size()));
        return all;
    }

    private LogIndex covered(LogIndex index) {
        if (!checkpoint.size().covers(index)) {
            throw new IllegalArgumentException(
                    "entry " + index + " is not among the " + checkpoint.size() + " sealed ones");
        }
        return index;
    }

    /** An entry that is as it was sealed. */
    private LogEntry entry(LogIndex index, InclusionProof proof) {
        List<LogEntry> found = store.read(log, index, 1, Long.MAX_VALUE);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("entry " + index + " was pruned");
        }
        if (!proof.verifies(Rfc6962.leaf(found.get(0).sealed()), checkpoint.root())) {
            throw new IntegrityException("entry " + index + " of " + log + " is not as sealed");
        }
        return found.get(0);
    }

    private InclusionProof proof(LogIndex index) {
        return Proofs.inclusion(index.value(), checkpoint.size().value(), tiles);
    }

    private void gather(LogIndex at, BundleRequest request, BundleManifest manifest, Taker taker)
            throws IOException {
        InclusionProof proof = proof(at);
        LogEntry entry = entry(at, proof);
        DecodedEvent decoded = EventCodec.decode(entry.sealed(), entry.privateSide());
        PrivateSide all = PrivateSide.parse(entry.privateSide());
        PrivateSide shown = all.disclose(all.paths().stream().filter(request::discloses).toList());
        taker.file("entries/" + at + ".json", entry.sealed());
        taker.file("proofs/" + at + ".tlog-proof", new ProofFile(proof, note).bytes());
        byte[] disclosed = shown.bytes();
        if (disclosed != null) {
            taker.file("private/" + at + ".json", disclosed);
        }
        manifest.entry(at.value(), decoded, shown.paths());
        for (Evidence attached : decoded.event().evidence()) {
            if (!manifest.knows(attached)) {
                manifest.evidence(attached, request.withEvidence() && isThere(attached));
            }
        }
    }

    private boolean isThere(Evidence attached) throws IOException {
        return evidence != null && evidence.size(attached.sha256()).isPresent();
    }

    private void copy(
            Evidence attached, ZipOutputStream zip, BundleFiles files, BundleRequest request)
            throws IOException {
        EvidenceStore from = java.util.Objects.requireNonNull(evidence);
        Optional<InputStream> bytes = from.open(attached.sha256(), 0);
        if (bytes.isEmpty()) {
            throw new IOException("evidence " + attached.sha256() + " vanished meanwhile");
        }
        try (InputStream in = bytes.get()) {
            zip.putNextEntry(files.zipEntry("evidence/" + attached.sha256(), request.createdAt()));
            in.transferTo(zip);
            zip.closeEntry();
        }
    }
}
