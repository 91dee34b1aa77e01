package io.worklog.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class TreeBuilderTest {
    private static final MemoryTiles TREE = MemoryTiles.ofSize(70_000);

    @Test
    void aTreeOf70000HasTheTilesOfTheSpecificationsExample() {
        assertThat(TREE.full).hasSize(273 + 1);
        List<TileId> partial = TREE.builder.partials().stream().map(Tile::id).toList();
        assertThat(partial)
                .containsExactly(
                        new TileId(0, 273, 112), new TileId(1, 1, 17), new TileId(2, 0, 1));
    }

    @Test
    void aTreeOf256HasOneFullTileAndOneHashAboveIt() {
        MemoryTiles tree = MemoryTiles.ofSize(256);
        assertThat(tree.full).containsOnlyKeys(TileId.full(0, 0));
        assertThat(tree.builder.partials())
                .extracting(Tile::id)
                .containsExactly(new TileId(1, 0, 1));
        assertThat(tree.builder.partial(0)).isEmpty();
        assertThat(tree.builder.partial(1).orElseThrow().hash(0)).isEqualTo(tree.builder.root());
        assertThat(tree.builder.partial(7)).isEmpty();
    }

    @Test
    void lowerTilesComeFirstInOneBatch() {
        TreeBuilder builder = TreeBuilder.empty();
        builder.append(TREE.leaves.subList(0, 65_000));
        List<Tile> completed = builder.append(TREE.leaves.subList(65_000, 66_000));
        assertThat(completed).extracting(tile -> tile.id().level()).containsExactly(0, 0, 0, 0, 1);
    }

    @Test
    void partialTilesFromTheEdgeAreThoseMadeFromBelow() {
        for (int size : new int[] {1, 255, 256, 257, 511, 65_535, 65_536, 65_537, 69_999}) {
            for (int level = 0; level < 3; level++) {
                if (TreeShape.partialWidth(level, size) > 0) {
                    TileId id = TreeShape.partial(level, size);
                    assertThat(TREE.fromEdge().tile(id)).isEqualTo(TREE.derived().tile(id));
                }
            }
        }
    }

    @Test
    void aCopyAndASnapshotOfTilesDoNotSeeLaterAppends() {
        MemoryTiles tree = MemoryTiles.ofSize(300);
        Hash before = tree.builder.root();
        TreeBuilder copy = tree.builder.copy();
        TileSource tiles = tree.fromEdge();
        tree.add(TREE.leaves.subList(300, 900));
        assertThat(copy.root()).isEqualTo(before);
        assertThat(copy.size()).isEqualTo(300);
        assertThat(Proofs.root(300, tiles)).isEqualTo(before);
        copy.append(TREE.leaves.subList(300, 900));
        assertThat(copy.root()).isEqualTo(tree.builder.root());
    }

    @Test
    void aCopyAndItsOriginalGrowApart() {
        MemoryTiles tree = MemoryTiles.ofSize(300);
        TreeBuilder copy = tree.builder.copy();
        tree.builder.append(TREE.leaves.subList(300, 310));
        copy.append(TREE.leaves.subList(500, 510));
        Tile original = tree.builder.partial(0).orElseThrow();
        assertThat(original.hash(300 - 256)).isEqualTo(TREE.leaves.get(300));
        assertThat(copy.partial(0).orElseThrow().hash(300 - 256)).isEqualTo(TREE.leaves.get(500));
        assertThat(copy.root()).isNotEqualTo(tree.builder.root());
    }

    @Test
    void aBatchWithANullChangesNothing() {
        MemoryTiles tree = MemoryTiles.ofSize(10);
        Hash before = tree.builder.root();
        List<Hash> batch = new ArrayList<>(TREE.leaves.subList(0, 3));
        batch.add(null);
        assertThatThrownBy(() -> tree.builder.append(batch))
                .isInstanceOf(NullPointerException.class);
        assertThat(tree.builder.size()).isEqualTo(10);
        assertThat(tree.builder.root()).isEqualTo(before);
    }

    @Test
    void aSourceWithAHoleOrAnotherTileIsNotBelieved() {
        assertThatThrownBy(() -> Proofs.inclusion(600, 700, TREE::full))
                .isInstanceOf(NoSuchElementException.class);
        TileSource other = id -> TREE.full(TileId.full(0, 0));
        assertThatThrownBy(() -> Proofs.root(700, other))
                .isInstanceOf(IllegalArgumentException.class);
        TileSource few = TileSource.ofFullTiles(TREE::full, (from, count) -> List.of());
        assertThatThrownBy(() -> Proofs.root(700, few)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTreeOfAHundredMillionOpensFromSevenTilesAtMost() {
        long size = 100_000_000L + 12_345;
        List<TileId> asked = new ArrayList<>();
        TreeBuilder builder =
                TreeBuilder.at(
                        size,
                        id -> {
                            asked.add(id);
                            return new Tile(id, new byte[id.width() * Hash.SIZE]);
                        });
        assertThat(asked).hasSize(4).allMatch(id -> !id.isFull());
        assertThat(builder.size()).isEqualTo(size);
        List<Tile> completed = builder.append(TREE.leaves.subList(0, 256));
        assertThat(completed).extracting(Tile::id).containsExactly(TileId.full(0, size / 256));
    }
}
