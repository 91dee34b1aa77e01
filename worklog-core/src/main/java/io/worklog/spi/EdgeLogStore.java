package io.worklog.spi;

import io.worklog.log.LogId;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import java.util.Optional;

/**
 * A store that also tells the leaf hashes right of the last full tile as they were written, so that
 * a verifier can name the entry that no longer leads to its leaf.
 */
public interface EdgeLogStore extends LogStore {
    /**
     * A partial tile of level 0, or nothing where the store does not have all of it. Not checked:
     * the caller compares it with what was signed.
     */
    Optional<Tile> edge(LogId log, TileId id);
}
