package io.worklog.merkle;

import java.util.List;

/** Makes partial tiles out of what lies below them. */
record DerivedTiles(TileSource full, LeafHashes leaves) implements TileSource {
    @Override
    public Tile tile(TileId id) {
        if (id.isFull()) {
            return full.tile(id);
        }
        return new Tile(id, id.level() == 0 ? fromLeaves(id) : fromTiles(id));
    }

    private byte[] fromLeaves(TileId id) {
        List<Hash> found = leaves.leaves(id.index() * TileId.FULL, id.width());
        if (found.size() != id.width()) {
            throw new IllegalStateException(
                    id + " needs " + id.width() + " leaf hashes, there are " + found.size());
        }
        byte[] hashes = new byte[id.width() * Hash.SIZE];
        for (int i = 0; i < found.size(); i++) {
            found.get(i).copyTo(hashes, i * Hash.SIZE);
        }
        return hashes;
    }

    private byte[] fromTiles(TileId id) {
        byte[] hashes = new byte[id.width() * Hash.SIZE];
        long first = id.index() * TileId.FULL;
        for (int i = 0; i < id.width(); i++) {
            Tile below = full.tile(TileId.full(id.level() - 1, first + i));
            Subtrees.hash(below, 0, TileId.FULL, hashes, i * Hash.SIZE);
        }
        return hashes;
    }
}
