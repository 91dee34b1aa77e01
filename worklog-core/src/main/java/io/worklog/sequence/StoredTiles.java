package io.worklog.sequence;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.merkle.LeafHashes;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.TileSource;
import io.worklog.spi.LogStore;
import java.util.ArrayList;
import java.util.List;

/** The tiles of a log, from its store. */
public final class StoredTiles {
    private static final long CHUNK_BYTES = 4L << 20;

    private StoredTiles() {}

    /** All tiles; partial ones are derived from entries and the full tiles below. */
    public static TileSource of(LogStore store, LogId log) {
        LeafHashes leaves = (from, count) -> leaves(store, log, from, count);
        return TileSource.ofFullTiles(full(store, log), leaves);
    }

    /** Full tiles only. */
    public static TileSource full(LogStore store, LogId log) {
        return id ->
                store.tile(log, id.level(), id.index())
                        .orElseThrow(
                                () -> new IntegrityException("log " + log + " has lost " + id));
    }

    private static List<Hash> leaves(LogStore store, LogId log, long from, int count) {
        List<Hash> hashes = new ArrayList<>(count);
        while (hashes.size() < count) {
            LogIndex next = LogIndex.of(from + hashes.size());
            List<LogEntry> found = store.read(log, next, count - hashes.size(), CHUNK_BYTES);
            if (found.isEmpty()) {
                throw new IntegrityException("log " + log + " has lost entry " + next);
            }
            found.forEach(entry -> hashes.add(Rfc6962.leaf(entry.sealed())));
        }
        return hashes;
    }
}
