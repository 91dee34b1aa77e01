package io.worklog.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Trees, tiles and proofs against the recursive definition of RFC 6962. */
class PlainTreeComparisonTest {
    private static final long SEED = 6962;

    @Test
    void everyProofOfEverySmallTreeIsTheOneRfc6962Defines() {
        for (int size = 1; size <= 34; size++) {
            MemoryTiles tiles = MemoryTiles.ofSize(size);
            List<byte[]> data = data(size);
            for (int index = 0; index < size; index++) {
                compareInclusion(index, data, tiles.derived());
            }
            for (int old = 1; old < size; old++) {
                compareConsistency(old, data, tiles.fromEdge());
            }
        }
    }

    @Test
    void randomTreesAcrossTileBordersAgree() {
        Random random = new Random(SEED);
        for (int round = 0; round < 40; round++) {
            int size = 2 + random.nextInt(round < 30 ? 1_500 : 70_000);
            MemoryTiles tiles = MemoryTiles.ofSize(size);
            List<byte[]> data = data(size);
            TileSource source = random.nextBoolean() ? tiles.derived() : tiles.fromEdge();
            compareInclusion(random.nextInt(size), data, source);
            compareConsistency(1 + random.nextInt(size - 1), data, source);
        }
    }

    @Test
    void theRootIsTheSameFromFrontierTilesAndRecursion() {
        MemoryTiles tiles = new MemoryTiles();
        for (int size = 0; size <= 600; size++) {
            Hash expected = Hash.of(PlainTree.root(data(size)));
            assertThat(tiles.builder.root()).isEqualTo(expected);
            assertThat(Proofs.root(size, tiles.fromEdge())).isEqualTo(expected);
            assertThat(TreeBuilder.at(size, tiles.derived()).root()).isEqualTo(expected);
            tiles.add(List.of(Rfc6962.leaf(MemoryTiles.data(size))));
        }
    }

    @Test
    void aTreeOpenedAnywhereGrowsLikeOneThatWasNeverClosed() {
        Random random = new Random(SEED);
        MemoryTiles whole = MemoryTiles.ofSize(66_000);
        for (int round = 0; round < 60; round++) {
            int size = random.nextInt(66_000);
            int grown = Math.min(66_000, size + random.nextInt(2_000));
            TreeBuilder builder = TreeBuilder.at(size, whole.fromEdge());
            List<Tile> completed = builder.append(whole.leaves.subList(size, grown));
            assertThat(builder.root()).isEqualTo(Proofs.root(grown, whole.derived()));
            assertThat(completed).allMatch(tile -> tile.equals(whole.full(tile.id())));
            assertThat(completed).hasSize(fullTiles(grown) - fullTiles(size));
            assertThat(completed)
                    .isSortedAccordingTo((a, b) -> Integer.compare(a.id().level(), b.id().level()));
        }
    }

    private static int fullTiles(int size) {
        return size / 256 + size / 65_536;
    }

    private static void compareInclusion(int index, List<byte[]> data, TileSource tiles) {
        InclusionProof proof = Proofs.inclusion(index, data.size(), tiles);
        assertThat(proof.path()).isEqualTo(hashes(PlainTree.path(index, data)));
        Hash root = Hash.of(PlainTree.root(data));
        assertThat(proof.verifies(Rfc6962.leaf(data.get(index)), root)).isTrue();
    }

    private static void compareConsistency(int old, List<byte[]> data, TileSource tiles) {
        ConsistencyProof proof = Proofs.consistency(old, data.size(), tiles);
        assertThat(proof.path()).isEqualTo(hashes(PlainTree.proof(old, data)));
        Hash oldRoot = Hash.of(PlainTree.root(data.subList(0, old)));
        assertThat(proof.verifies(oldRoot, Hash.of(PlainTree.root(data)))).isTrue();
    }

    private static List<byte[]> data(int size) {
        List<byte[]> data = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            data.add(MemoryTiles.data(i));
        }
        return data;
    }

    private static List<Hash> hashes(List<byte[]> raw) {
        return raw.stream().map(Hash::of).toList();
    }
}
