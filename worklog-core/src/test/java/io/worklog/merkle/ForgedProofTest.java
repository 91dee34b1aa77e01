package io.worklog.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** True proofs, bent in every place. */
class ForgedProofTest {
    private static final MemoryTiles TREE = MemoryTiles.ofSize(300);

    @Test
    void everyChangedSpareMissingOrSwappedHashOfAnInclusionProofIsRefused() {
        for (int size : new int[] {1, 2, 3, 7, 255, 256, 257, 300}) {
            Hash root = Proofs.root(size, TREE.fromEdge());
            for (int index = 0; index < size; index += 1 + size / 9) {
                InclusionProof proof = Proofs.inclusion(index, size, TREE.fromEdge());
                Hash leaf = TREE.leaves.get(index);
                assertThat(proof.verifies(leaf, root)).isTrue();
                for (List<Hash> bent : bent(proof.path(), leaf, root)) {
                    InclusionProof forged = new InclusionProof(index, size, bent);
                    assertThat(forged.verifies(leaf, root)).isFalse();
                }
            }
        }
    }

    @Test
    void anInclusionProofHoldsForNoOtherPlaceLeafOrRoot() {
        int size = 300;
        Hash root = Proofs.root(size, TREE.fromEdge());
        InclusionProof proof = Proofs.inclusion(77, size, TREE.fromEdge());
        Hash leaf = TREE.leaves.get(77);
        for (int index = 0; index < size; index++) {
            InclusionProof moved = new InclusionProof(index, size, proof.path());
            assertThat(moved.verifies(leaf, root)).isEqualTo(index == 77);
        }
        assertThat(proof.verifies(TREE.leaves.get(78), root)).isFalse();
        assertThat(proof.verifies(leaf, Rfc6962.emptyRoot())).isFalse();
        assertThat(new InclusionProof(77, 78, List.of()).verifies(leaf, leaf)).isFalse();
    }

    @Test
    void everyChangedSpareMissingOrSwappedHashOfAConsistencyProofIsRefused() {
        for (int size : new int[] {2, 3, 8, 256, 257, 300}) {
            Hash root = Proofs.root(size, TREE.fromEdge());
            for (int old = 1; old <= size; old += 1 + size / 11) {
                Hash oldRoot = Proofs.root(old, TREE.fromEdge());
                ConsistencyProof proof = Proofs.consistency(old, size, TREE.fromEdge());
                assertThat(proof.verifies(oldRoot, root)).isTrue();
                assertThat(proof.verifies(root, oldRoot)).isEqualTo(old == size);
                assertThat(proof.verifies(flipped(oldRoot, 9), root)).isFalse();
                assertThat(proof.verifies(oldRoot, flipped(root, 9))).isFalse();
                for (List<Hash> bent : bent(proof.path(), oldRoot, root)) {
                    ConsistencyProof forged = new ConsistencyProof(old, size, bent);
                    assertThat(forged.verifies(oldRoot, root)).isFalse();
                }
            }
        }
    }

    @Test
    void growthFromNothingIsTrueFromTheEmptyRootOnly() {
        Hash root = Proofs.root(300, TREE.fromEdge());
        ConsistencyProof proof = Proofs.consistency(0, 300, TREE.fromEdge());
        assertThat(proof.verifies(Rfc6962.emptyRoot(), root)).isTrue();
        assertThat(proof.verifies(root, root)).isFalse();
        ConsistencyProof spare = new ConsistencyProof(0, 300, List.of(root));
        assertThat(spare.verifies(Rfc6962.emptyRoot(), root)).isFalse();
        ConsistencyProof nothing = new ConsistencyProof(0, 0, List.of());
        assertThat(nothing.verifies(Rfc6962.emptyRoot(), Rfc6962.emptyRoot())).isTrue();
        assertThat(nothing.verifies(root, root)).isFalse();
    }

    @Test
    void placesAndSizesThatAreNoneAreRefused() {
        TileSource tiles = TREE.fromEdge();
        List<Runnable> calls =
                List.of(
                        () -> Proofs.inclusion(5, 5, tiles),
                        () -> Proofs.inclusion(-1, 5, tiles),
                        () -> Proofs.consistency(6, 5, tiles),
                        () -> Proofs.consistency(-1, 5, tiles),
                        () -> new InclusionProof(0, 0, List.of()),
                        () -> new ConsistencyProof(2, 1, List.of()),
                        () -> Proofs.root((1L << 53) + 1, tiles),
                        () -> TreeBuilder.at(-1, tiles));
        for (Runnable call : calls) {
            assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<List<Hash>> bent(List<Hash> path, Hash first, Hash second) {
        List<List<Hash>> all = new ArrayList<>();
        for (int i = 0; i <= path.size(); i++) {
            for (Hash spare : List.of(first, second, Rfc6962.emptyRoot())) {
                List<Hash> longer = new ArrayList<>(path);
                longer.add(i, spare);
                all.add(longer);
            }
        }
        for (int i = 0; i < path.size(); i++) {
            for (int bit = 0; bit < 256; bit += 51) {
                List<Hash> changed = new ArrayList<>(path);
                changed.set(i, flipped(path.get(i), bit));
                all.add(changed);
            }
            List<Hash> shorter = new ArrayList<>(path);
            shorter.remove(i);
            all.add(shorter);
        }
        for (int i = 1; i < path.size(); i++) {
            List<Hash> swapped = new ArrayList<>(path);
            swapped.set(i, path.get(i - 1));
            swapped.set(i - 1, path.get(i));
            all.add(swapped);
        }
        return all;
    }

    private static Hash flipped(Hash hash, int bit) {
        byte[] bytes = hash.toBytes();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Hash.of(bytes);
    }
}
