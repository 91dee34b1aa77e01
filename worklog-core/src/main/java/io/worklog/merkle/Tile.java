package io.worklog.merkle;

import java.util.Arrays;

/**
 * A tile with its hashes, 32 bytes each, left to right.
 *
 * @param id which tile
 * @param hashes {@code 32 × id.width()} bytes; MUST NOT be changed after construction
 */
public record Tile(TileId id, byte[] hashes) {
    public Tile {
        if (hashes.length != id.width() * Hash.SIZE) {
            throw new IllegalArgumentException("tile " + id + " with " + hashes.length + " bytes");
        }
    }

    /** The hash at a place within the tile. */
    public Hash hash(int place) {
        return Hash.at(hashes, place * Hash.SIZE);
    }

    /**
     * The same tile as a smaller tree had it.
     *
     * @param width 1 to this tile's width
     * @throws IllegalArgumentException if the tile is not that wide
     */
    public Tile prefix(int width) {
        if (width > id.width()) {
            throw new IllegalArgumentException("tile " + id + " is not " + width + " wide");
        }
        TileId part = new TileId(id.level(), id.index(), width);
        return new Tile(part, Arrays.copyOf(hashes, width * Hash.SIZE));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tile that
                && id.equals(that.id)
                && Arrays.equals(hashes, that.hashes);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return "Tile[" + id + "]";
    }

    /**
     * The root over all hashes of a full tile: one hash of the level above.
     *
     * @throws IllegalStateException if the tile is not full
     */
    public Hash root() {
        if (!id.isFull()) {
            throw new IllegalStateException("a partial tile has no root of its own: " + id);
        }
        byte[] root = new byte[Hash.SIZE];
        Subtrees.hash(this, 0, TileId.FULL, root, 0);
        return Hash.wrap(root);
    }
}
