package io.worklog.benchmarks;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.benchmarks.peer.Folders;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.merkle.InclusionProof;
import io.worklog.merkle.Proofs;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.proof.ProofFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Making and checking a proof of one entry, in trees of sizes that nobody fills for a benchmark:
 * every tile is there and holds made-up hashes, so that the work is that of a real tree. The
 * signature, which does not depend on the size, is measured by itself.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProofBenchmark {
    private static final int ENTRIES = 1_000;

    /** How many entries the tree has. */
    @Param({"10000", "1000000", "100000000"})
    private long entries;

    private final byte[] hashes = new byte[TileId.FULL * Hash.SIZE];
    private final Hash leaf = Rfc6962.leaf(new byte[] {1});
    private @Nullable InclusionProof proof;
    private @Nullable ProofFile signed;
    private @Nullable KeyHistory keys;
    private @Nullable Hash signedLeaf;
    private Path folder = Path.of("");

    /** What a proof file takes. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Sizes {
        /** Hashes of the path. */
        public long pathHashes;

        /** Bytes of the file, with the checkpoint and one signature. */
        public long fileBytes;
    }

    @Setup
    public void open() {
        new Random(7).nextBytes(hashes);
        proof = create();
        folder = Folders.create("proof");
        try (Worklog worklog = Worklog.open(folder)) {
            AuditLog log = worklog.log("bench");
            for (int i = 0; i < ENTRIES; i++) {
                log.appendAsync(SampleEvents.event(i)).join();
            }
            signed = log.proof(LogIndex.of(ENTRIES / 2));
            byte[] sealed = log.entry(LogIndex.of(ENTRIES / 2)).orElseThrow().entry().sealed();
            signedLeaf = Rfc6962.leaf(sealed);
            keys = log.keys();
        }
    }

    @TearDown
    public void delete() {
        Folders.delete(folder);
    }

    private Tile tile(TileId id) {
        return new Tile(id, Arrays.copyOf(hashes, id.width() * Hash.SIZE));
    }

    @Benchmark
    public InclusionProof create() {
        return Proofs.inclusion(entries / 3, entries, this::tile);
    }

    /** The path alone: it leads to another root, which takes as long to find out. */
    @Benchmark
    public boolean checkPath(Sizes sizes) {
        InclusionProof path = Objects.requireNonNull(proof);
        ProofFile file = Objects.requireNonNull(signed);
        sizes.pathHashes = path.path().size();
        int difference = path.path().size() - file.inclusion().path().size();
        sizes.fileBytes = file.bytes().length + difference * 45L;
        return path.verifies(leaf, leaf);
    }

    /** A whole file of a small log, in which the signature is nearly all of the work. */
    @Benchmark
    public boolean checkSigned() {
        return Objects.requireNonNull(signed)
                .verifies(Objects.requireNonNull(signedLeaf), Objects.requireNonNull(keys));
    }
}
