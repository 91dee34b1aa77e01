package io.worklog.merkle;

import java.util.List;

/** Partial tiles cut from the right edge of a tree, or from the full tile that replaced them. */
record EdgeTiles(List<Tile> edge, TileSource full) implements TileSource {
    EdgeTiles {
        edge = List.copyOf(edge);
    }

    @Override
    public Tile tile(TileId id) {
        if (id.isFull()) {
            return full.tile(id);
        }
        for (Tile tile : edge) {
            if (tile.id().level() == id.level() && tile.id().index() == id.index()) {
                return tile.prefix(id.width());
            }
        }
        return full.tile(TileId.full(id.level(), id.index())).prefix(id.width());
    }
}
