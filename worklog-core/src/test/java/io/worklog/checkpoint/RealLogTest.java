package io.worklog.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.merkle.ConsistencyProof;
import io.worklog.merkle.Hash;
import io.worklog.merkle.InclusionProof;
import io.worklog.merkle.Proofs;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.merkle.TilePaths;
import io.worklog.merkle.TileSource;
import io.worklog.merkle.TreeBuilder;
import io.worklog.merkle.Vectors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A log of 15 entries that other software wrote and signed, with its checkpoint at every size. */
class RealLogTest {
    private static final String LOG = "tlog-tiles-log/testdata/log/";
    private static final KeyHistory KEYS =
            KeyHistory.of(
                    VerifierKey.parse(
                            "example.com/log/testdata+33d7b496"
                                    + "+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"));
    private static final int ENTRIES = 15;

    @Test
    void allSixteenCheckpointsFollowFromTheEntries() {
        TreeBuilder tree = TreeBuilder.empty();
        List<byte[]> entries = entries(ENTRIES);
        for (int size = 0; size <= ENTRIES; size++) {
            byte[] bytes = Vectors.bytes(LOG + "checkpoint." + size);
            SignedNote note = SignedNote.parse(bytes);
            Checkpoint checkpoint = Checkpoints.open(note, KEYS);
            assertThat(checkpoint.size().value()).isEqualTo(size).isEqualTo(tree.size());
            assertThat(checkpoint.root()).isEqualTo(tree.root());
            assertThat(checkpoint.text()).isEqualTo(note.text());
            assertThat(note.bytes()).isEqualTo(bytes);
            if (size < ENTRIES) {
                tree.append(List.of(Rfc6962.leaf(entries.get(size))));
            }
        }
        assertThat(Vectors.bytes(LOG + "checkpoint"))
                .isEqualTo(Vectors.bytes(LOG + "checkpoint." + ENTRIES));
    }

    @Test
    void everyTileAndBundleFollowsFromTheEntries() {
        TreeBuilder tree = TreeBuilder.empty();
        for (int size = 1; size <= ENTRIES; size++) {
            List<byte[]> entries = entries(size);
            assertThat(entries).hasSize(size);
            tree.append(List.of(Rfc6962.leaf(entries.get(size - 1))));
            Tile tile = tree.partial(0).orElseThrow();
            assertThat(tile.hashes()).isEqualTo(Vectors.bytes(LOG + TilePaths.hashTile(tile.id())));
        }
    }

    @Test
    void proofsFromTheServedTilesHoldBetweenAllSignedCheckpoints() {
        TileSource served = id -> new Tile(id, Vectors.bytes(LOG + TilePaths.hashTile(id)));
        List<byte[]> entries = entries(ENTRIES);
        List<Hash> roots = IntStream.rangeClosed(0, ENTRIES).mapToObj(this::signedRoot).toList();
        for (int size = 1; size <= ENTRIES; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof in = Proofs.inclusion(index, size, served);
                Hash leaf = Rfc6962.leaf(entries.get(index));
                assertThat(in.verifies(leaf, roots.get(size))).isTrue();
                ConsistencyProof grown = Proofs.consistency(index, size, served);
                assertThat(grown.verifies(roots.get(index), roots.get(size))).isTrue();
                assertThat(grown.verifies(roots.get(size), roots.get(size))).isFalse();
            }
        }
    }

    private Hash signedRoot(int size) {
        return Checkpoints.open(SignedNote.parse(Vectors.bytes(LOG + "checkpoint." + size)), KEYS)
                .root();
    }

    private static List<byte[]> entries(int size) {
        assertThat(size).isLessThan(TileId.FULL);
        ByteBuffer bundle = ByteBuffer.wrap(Vectors.bytes(LOG + TilePaths.entryBundle(0, size)));
        List<byte[]> entries = new ArrayList<>();
        while (bundle.hasRemaining()) {
            byte[] entry = new byte[Short.toUnsignedInt(bundle.getShort())];
            bundle.get(entry);
            entries.add(entry);
        }
        return entries;
    }
}
