package io.worklog.spi;

import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Tile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps logs: durable, ordered sequences of opaque entries. All methods are thread-safe; appends to
 * one log are made one at a time by its sequencer.
 *
 * <p>Every method throws {@link io.worklog.error.StoreUnavailableException} when the store cannot be
 * reached or refuses to work, and {@link io.worklog.error.IntegrityException} when what it holds is
 * damaged.
 */
public interface LogStore extends AutoCloseable {
    /** All logs, by name. */
    List<LogId> logs();

    /** Where the log stands, or nothing if there is no such log. */
    Optional<LogHead> head(LogId log);

    /**
     * Makes an empty log and claims it.
     *
     * @throws IllegalStateException if it exists
     */
    LogHead create(LogId log);

    /** Claims the log under a new epoch. Whoever held it before MUST NOT be able to append. */
    LogHead claim(LogId log);

    /**
     * Adds entries at the end. MUST NOT return before they are durable; MUST add all or none; MUST
     * add nothing if size or epoch are not the log's. Where the store cannot tell whether the batch
     * was added it MUST throw {@link io.worklog.error.StoreUnavailableException}, and the writer then
     * reads the head before anything else.
     *
     * @throws HeadMovedException if the log's size or epoch are not those of the batch
     * @return where the log stands now
     */
    LogHead append(AppendBatch batch);

    /**
     * Entries from an index on, in order and without gaps: at most {@code maxEntries}, and no more
     * after {@code maxBytes} of sealed bytes are passed, but at least one where there is one. Private
     * sides SHOULD count too, so that whoever reads in pieces knows how large they become. Below the
     * minimum index of a pruned log the answer is empty.
     */
    List<LogEntry> read(LogId log, LogIndex from, int maxEntries, long maxBytes);

    /** The place of the entry with this idempotency key, compared exactly. */
    Optional<LogIndex> findKey(LogId log, String idempotencyKey);

    /**
     * The places of the entries with any of these keys, compared exactly; a key that no entry has is
     * left out. A store that can asks once for all of them.
     */
    default Map<String, LogIndex> findKeys(LogId log, Set<String> idempotencyKeys) {
        Map<String, LogIndex> places = new HashMap<>();
        for (String key : idempotencyKeys) {
            findKey(log, key).ifPresent(index -> places.put(key, index));
        }
        return places;
    }

    /** A full tile, or nothing where the log has not filled it. Kept even below a pruned index. */
    Optional<Tile> tile(LogId log, int level, long index);

    /**
     * Keeps the newest signed checkpoint, durably. MUST refuse one with a smaller size than the one
     * it has, with {@link io.worklog.error.IntegrityException}.
     *
     * @param note the signed note as it is served
     */
    void publish(LogId log, TreeSize size, byte[] note);

    /** The newest published checkpoint as a signed note. */
    Optional<byte[]> checkpoint(LogId log);

    @Override
    void close();
}
