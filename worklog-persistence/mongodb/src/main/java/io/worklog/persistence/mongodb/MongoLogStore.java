package io.worklog.persistence.mongodb;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.AssessedLogStore;
import io.worklog.spi.EdgeLogStore;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.EntryKey;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.KeyedLogStore;
import io.worklog.spi.LogHead;
import io.worklog.spi.PrunedPart;
import io.worklog.spi.RestorableLogStore;
import io.worklog.spi.StoreAssessment;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Keeps logs in a MongoDB replica set. Any number of processes may have the same logs open.
 *
 * <p>Every write is acknowledged by a majority that has it in its journals, whatever the client's
 * own settings are; where that is not confirmed in time, {@link StoreUnavailableException} leaves
 * open whether it happened. Thread-safe.
 */
public final class MongoLogStore
        implements ErasableLogStore,
                RestorableLogStore,
                EndableLogStore,
                KeyedLogStore,
                EdgeLogStore,
                AssessedLogStore {
    private static final long STRIPPED_AT_ONCE = 10_000;

    private final MongoPlace place;
    private final Calls calls;
    private final LogParts parts;
    private final StoreAssessment assessment;

    private MongoLogStore(MongoPlace place, Calls calls, StoreAssessment assessment) {
        this.place = place;
        this.calls = calls;
        this.parts = LogParts.of(place, calls);
        this.assessment = assessment;
    }

    /**
     * Opens the logs in a database of somebody else's client, which stays open.
     *
     * @throws StoreUnavailableException if the server cannot be reached, its settings are too weak
     *     and are to be refused, or a newer release wrote the data
     */
    public static MongoLogStore open(MongoDatabase database, MongoOptions options) {
        return open(database, options, null);
    }

    /**
     * Opens the logs in a database with a client of its own.
     *
     * @param uri names servers and database; without a database it is {@code worklog}
     */
    public static MongoLogStore open(String uri, MongoOptions options) {
        return MongoPlace.withOwn(uri, (database, client) -> open(database, options, client));
    }

    private static MongoLogStore open(
            MongoDatabase database, MongoOptions options, @Nullable MongoClient own) {
        Calls calls = new Calls();
        Server server = Server.ask(database, options, calls);
        MongoPlace place = MongoPlace.of(database, options, server, own);
        new Schema(place, calls).prepareLogs();
        return new MongoLogStore(place, calls, server.assessment());
    }

    @Override
    public StoreAssessment assessment() {
        return assessment;
    }

    @Override
    public List<LogId> logs() {
        return parts.heads().logs();
    }

    @Override
    public Optional<LogHead> head(LogId log) {
        return parts.heads().find(log).map(StoredHead::head);
    }

    @Override
    public LogHead create(LogId log) {
        return parts.heads().create(log, 0, null).head();
    }

    @Override
    public LogHead restore(LogId log, Iterator<PrunedPart> pruned) {
        return new Restore(parts, log).run(pruned).head();
    }

    @Override
    public LogHead claim(LogId log) {
        StoredHead claimed = parts.heads().claim(log);
        parts.removeUnfinished(claimed);
        return claimed.head();
    }

    @Override
    public LogHead append(AppendBatch batch) {
        return new Append(parts, place.options().patience(), batch).run().head();
    }

    @Override
    public List<LogEntry> read(LogId log, LogIndex from, int maxEntries, long maxBytes) {
        long to = Math.addExact(from.value(), maxEntries);
        StoredHead head = longEnough(log, to);
        if (maxEntries < 1 || from.value() < head.minIndex() || from.value() >= head.size()) {
            return List.of();
        }
        long end = Math.min(to, head.size());
        List<LogEntry> found = parts.entries().read(log, from.value(), end, maxBytes);
        if (found.isEmpty() && from.value() >= parts.heads().existing(log).minIndex()) {
            throw new IntegrityException("log " + log + " has lost entry " + from, from.value());
        }
        return found;
    }

    /** The head as it was last seen if that is large enough, else as it is now. */
    private StoredHead longEnough(LogId log, long size) {
        StoredHead known = parts.heads().known(log);
        return known.size() >= size ? known : parts.heads().existing(log);
    }

    @Override
    public Optional<LogIndex> findKey(LogId log, String idempotencyKey) {
        parts.heads().known(log);
        return parts.entries()
                .findKey(log, Entries.key(idempotencyKey))
                .filter(index -> index.value() < longEnough(log, index.value() + 1).size());
    }

    @Override
    public Map<String, LogIndex> findKeys(LogId log, Set<String> idempotencyKeys) {
        parts.heads().known(log);
        Map<Binary, String> asked = new HashMap<>();
        idempotencyKeys.forEach(key -> asked.put(Entries.key(key), key));
        Map<String, LogIndex> places = new HashMap<>();
        parts.entries()
                .findKeys(log, List.copyOf(asked.keySet()))
                .forEach((key, index) -> {
                    if (index.value() < longEnough(log, index.value() + 1).size()) {
                        places.put(asked.get(key), index);
                    }
                });
        return places;
    }

    @Override
    public List<EntryKey> keys(LogId log, LogIndex from, int count) {
        long to = Math.addExact(from.value(), count);
        long end = Math.min(to, longEnough(log, to).size());
        return from.value() >= end ? List.of() : parts.entries().keys(log, from.value(), end);
    }

    @Override
    public void end(LogId log, String note) {
        EndableLogStore.requireNote(note);
        parts.heads().end(log, note);
    }

    @Override
    public Optional<String> ended(LogId log) {
        return parts.heads().find(log).map(StoredHead::ended);
    }

    @Override
    public Optional<Tile> tile(LogId log, int level, long index) {
        long end = Tiles.end(level, index);
        return longEnough(log, end).size() < end
                ? Optional.empty()
                : parts.tiles().find(log, level, index);
    }

    @Override
    public Optional<Tile> edge(LogId log, TileId id) {
        long from = id.index() * TileId.FULL;
        long to = from + id.width();
        if (id.level() != 0 || longEnough(log, to).size() < to) {
            return Optional.empty();
        }
        List<byte[]> leaves = parts.entries().leaves(log, from, to);
        if (leaves.size() != id.width()) {
            return Optional.empty();
        }
        byte[] hashes = new byte[id.width() * Hash.SIZE];
        for (int i = 0; i < leaves.size(); i++) {
            System.arraycopy(leaves.get(i), 0, hashes, i * Hash.SIZE, Hash.SIZE);
        }
        return Optional.of(new Tile(id, hashes));
    }

    @Override
    public void publish(LogId log, TreeSize size, byte[] note) {
        parts.heads().publish(log, size.value(), note);
    }

    @Override
    public Optional<byte[]> checkpoint(LogId log) {
        return parts.heads().checkpoint(log);
    }

    @Override
    public void replacePrivateSide(LogId log, LogIndex index, byte @Nullable [] remaining) {
        StoredHead head = Heads.requireGoingOn(parts.heads().existing(log));
        if (index.value() >= head.size() || index.value() < head.minIndex()) {
            throw new IllegalArgumentException("log " + log + " has no entry " + index);
        }
        parts.entries().replacePrivateSide(log, index.value(), remaining);
        parts.removeUnfinished(head);
    }

    @Override
    public void prune(LogId log, LogIndex minIndex) {
        long min = minIndex.value();
        if (!parts.heads().raiseMinimum(log, min)) {
            StoredHead head = Heads.requireGoingOn(parts.heads().existing(log));
            throw new IllegalArgumentException(
                    "log "
                            + log
                            + " has "
                            + head.size()
                            + " entries: it cannot be pruned to "
                            + min);
        }
        long from = parts.heads().stripped(log);
        while (from < min) {
            long to = Math.min(min, from + STRIPPED_AT_ONCE);
            parts.entries().strip(log, from, to);
            parts.heads().stripped(log, to);
            from = to;
        }
        parts.removeUnfinished(parts.heads().existing(log));
    }

    @Override
    public void close() {
        calls.close();
        place.close();
    }
}
