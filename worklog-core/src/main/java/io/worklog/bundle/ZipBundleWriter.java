package io.worklog.bundle;

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

/** Gathers entries, proofs and evidence from the store and hands them to the zip. */
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
        BundleFiles files = new BundleFiles();
        BundleManifest manifest = new BundleManifest(checkpoint, keys, request);
        files.add("checkpoint", note.bytes());
        for (LogIndex index : withRedactions(request.entries())) {
            add(entry(index), request, files, manifest);
        }
        files.add("manifest.json", manifest.bytes());
        ZipOutputStream zip = new ZipOutputStream(out);
        files.writeTo(zip, request.createdAt());
        for (Evidence attached : manifest.included()) {
            copy(attached, zip, files, request);
        }
        zip.finish();
    }

    private SortedSet<LogIndex> withRedactions(SortedSet<LogIndex> wanted) {
        List<LogEntry> entries = wanted.stream().map(this::entry).toList();
        SortedSet<LogIndex> all = new TreeSet<>(wanted);
        all.addAll(new RedactionFinder(store, log).redactionsOf(entries, checkpoint.size()));
        return all;
    }

    /** An entry that is as it was sealed. */
    private LogEntry entry(LogIndex index) {
        if (!checkpoint.size().covers(index)) {
            throw new IllegalArgumentException(
                    "entry " + index + " is not among the " + checkpoint.size() + " sealed ones");
        }
        List<LogEntry> found = store.read(log, index, 1, Long.MAX_VALUE);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("entry " + index + " was pruned");
        }
        if (!proof(index).verifies(Rfc6962.leaf(found.get(0).sealed()), checkpoint.root())) {
            throw new IntegrityException("entry " + index + " of " + log + " is not as sealed");
        }
        return found.get(0);
    }

    private InclusionProof proof(LogIndex index) {
        return Proofs.inclusion(index.value(), checkpoint.size().value(), tiles);
    }

    private void add(
            LogEntry entry, BundleRequest request, BundleFiles files, BundleManifest manifest)
            throws IOException {
        long index = entry.index().value();
        DecodedEvent decoded = EventCodec.decode(entry.sealed(), entry.privateSide());
        PrivateSide all = PrivateSide.parse(entry.privateSide());
        PrivateSide shown = all.disclose(all.paths().stream().filter(request::discloses).toList());
        files.add("entries/" + index + ".json", entry.sealed());
        files.add(
                "proofs/" + index + ".tlog-proof",
                new ProofFile(proof(entry.index()), note).bytes());
        byte[] disclosed = shown.bytes();
        if (disclosed != null) {
            files.add("private/" + index + ".json", disclosed);
        }
        manifest.entry(index, decoded, shown.paths());
        for (Evidence attached : decoded.event().evidence()) {
            manifest.evidence(attached, request.withEvidence() && isThere(attached));
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
