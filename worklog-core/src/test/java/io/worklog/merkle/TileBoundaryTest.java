package io.worklog.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Known roots and proofs at the sizes where tiles fill, up to one above 65,536. */
class TileBoundaryTest {
    private static final Map<String, Object> KNOWN =
            Vectors.object("generated/rfc6962-tile-boundaries.json");
    private static final MemoryTiles TREE = MemoryTiles.ofSize(65_537);

    @Test
    void rootsAtEverySize() {
        Map<String, Object> roots = Vectors.asObject(KNOWN.get("root_by_size"));
        assertThat(roots).hasSize(39);
        roots.forEach((size, root) -> {
            TileSource tiles = TREE.fromEdge();
            assertThat(Proofs.root(Long.parseLong(size), tiles).base64()).isEqualTo(root);
            assertThat(TreeBuilder.at(Long.parseLong(size), tiles).root().base64()).isEqualTo(root);
        });
    }

    @Test
    void inclusionProofs() {
        List<Map<String, Object>> cases = Vectors.asObjects(KNOWN.get("inclusion"));
        assertThat(cases).hasSize(15);
        for (Map<String, Object> known : cases) {
            long index = (Long) known.get("index");
            long size = (Long) known.get("size");
            InclusionProof proof = Proofs.inclusion(index, size, TREE.fromEdge());
            assertThat(base64(proof.path())).isEqualTo(known.get("proof"));
            Hash leaf = Hash.fromBase64((String) known.get("leaf_hash"));
            assertThat(proof.verifies(leaf, root(size))).isTrue();
        }
    }

    @Test
    void consistencyProofs() {
        List<Map<String, Object>> cases = Vectors.asObjects(KNOWN.get("consistency"));
        assertThat(cases).hasSize(13);
        for (Map<String, Object> known : cases) {
            long old = (Long) known.get("old");
            long size = (Long) known.get("new");
            ConsistencyProof proof = Proofs.consistency(old, size, TREE.derived());
            assertThat(base64(proof.path())).isEqualTo(known.get("proof"));
            assertThat(proof.verifies(root(old), root(size))).isTrue();
        }
    }

    private static Hash root(long size) {
        Map<String, Object> roots = Vectors.asObject(KNOWN.get("root_by_size"));
        Object known = roots.get(Long.toString(size));
        return known == null ? Proofs.root(size, TREE.derived()) : Hash.fromBase64((String) known);
    }

    private static List<String> base64(List<Hash> path) {
        return path.stream().map(Hash::base64).toList();
    }
}
