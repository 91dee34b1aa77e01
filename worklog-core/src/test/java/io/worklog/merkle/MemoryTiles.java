package io.worklog.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A tree in memory that keeps what a store keeps: leaf hashes and full tiles. */
final class MemoryTiles {
    final TreeBuilder builder = TreeBuilder.empty();
    final List<Hash> leaves = new ArrayList<>();
    final Map<TileId, Tile> full = new HashMap<>();

    /** A tree over the leaves {@code worklog-leaf-0}, {@code worklog-leaf-1} and so on. */
    static MemoryTiles ofSize(int size) {
        MemoryTiles tiles = new MemoryTiles();
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(Rfc6962.leaf(data(i)));
        }
        tiles.add(leaves);
        return tiles;
    }

    static byte[] data(int index) {
        return ("worklog-leaf-" + index).getBytes(StandardCharsets.US_ASCII);
    }

    void add(List<Hash> more) {
        leaves.addAll(more);
        builder.append(more).forEach(tile -> full.put(tile.id(), tile));
    }

    /** Full tiles only; throws for any other. */
    Tile full(TileId id) {
        Tile tile = full.get(id);
        if (tile == null) {
            throw new NoSuchElementException("no " + id);
        }
        return tile;
    }

    /** All tiles, partial ones made from what lies below them. */
    TileSource derived() {
        return TileSource.ofFullTiles(
                this::full, (from, count) -> leaves.subList((int) from, (int) from + count));
    }

    /** All tiles, partial ones from the builder. */
    TileSource fromEdge() {
        return builder.tiles(this::full);
    }
}
