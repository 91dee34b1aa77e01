package io.worklog.merkle;

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
}
