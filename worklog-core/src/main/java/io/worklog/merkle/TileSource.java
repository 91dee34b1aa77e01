package io.worklog.merkle;

/** Gives the tiles of one tree. */
@FunctionalInterface
public interface TileSource {
    /**
     * Exactly that tile, full or partial. MUST throw where it is not there: a proof with a hole is
     * no proof.
     */
    Tile tile(TileId id);

    /**
     * All tiles of a log whose store keeps the full ones only. A partial tile of level 0 is made of
     * leaf hashes, one above it of the roots of the full tiles below, so the first reading of a
     * tree's right edge costs up to 255 tiles for each level.
     *
     * @param full asked for full tiles only
     * @param leaves asked for the leaves right of the last full tile of level 0
     */
    static TileSource ofFullTiles(TileSource full, LeafHashes leaves) {
        return new DerivedTiles(full, leaves);
    }
}
