package io.worklog.routing;

import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.AssessedLogStore;
import io.worklog.spi.EdgeLogStore;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.EntryKey;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.FairLogStore;
import io.worklog.spi.KeyedLogStore;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.PrunableLogStore;
import io.worklog.spi.PrunedPart;
import io.worklog.spi.RestorableLogStore;
import io.worklog.spi.StoreAssessment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Takes entries and tiles from a replica and everything else from the primary. */
final class ReplicaReadingStore
        implements ReplicaReads,
                ErasableLogStore,
                EndableLogStore,
                KeyedLogStore,
                RestorableLogStore,
                EdgeLogStore,
                FairLogStore,
                AssessedLogStore {
    private static final List<Class<? extends LogStore>> ABILITIES =
            List.of(
                    ErasableLogStore.class,
                    PrunableLogStore.class,
                    EndableLogStore.class,
                    KeyedLogStore.class,
                    RestorableLogStore.class,
                    EdgeLogStore.class,
                    FairLogStore.class,
                    AssessedLogStore.class);

    private final LogStore primary;
    private final LogStore replica;
    private final ReplicaSettings settings;
    private final Map<LogId, ReplicaLog> logs = new ConcurrentHashMap<>();
    private final LogStore shown;

    ReplicaReadingStore(LogStore primary, LogStore replica, ReplicaSettings settings) {
        this.primary = Objects.requireNonNull(primary, "primary");
        this.replica = Objects.requireNonNull(replica, "replica");
        this.settings = Objects.requireNonNull(settings, "settings");
        Set<Class<? extends LogStore>> able = new LinkedHashSet<>(ABILITIES);
        able.removeIf(ability -> !ability.isInstance(primary));
        this.shown = Exposed.as(this, able);
    }

    @Override
    public LogStore store() {
        return shown;
    }

    @Override
    public LogHead head(LogId log, TreeSize seen) {
        return replicaOf(log)
                .head(seen.value())
                .or(() -> primary.head(log))
                .orElseThrow(() -> new IllegalStateException("there is no log " + log));
    }

    private ReplicaLog replicaOf(LogId log) {
        return logs.computeIfAbsent(log, id -> new ReplicaLog(primary, replica, id, settings));
    }

    /** What the replica cannot give is filled up from the primary, so no answer is shorter. */
    @Override
    public List<LogEntry> read(LogId log, LogIndex from, int maxEntries, long maxBytes) {
        List<LogEntry> found = replicaOf(log).read(from.value(), maxEntries, maxBytes);
        long bytes = found.stream().mapToLong(LogEntry::bytes).sum();
        if (found.isEmpty()) {
            return primary.read(log, from, maxEntries, maxBytes);
        }
        if (found.size() >= maxEntries || bytes >= maxBytes) {
            return found;
        }
        List<LogEntry> all = new ArrayList<>(found);
        LogIndex next = LogIndex.of(from.value() + found.size());
        all.addAll(primary.read(log, next, maxEntries - found.size(), maxBytes - bytes));
        return all;
    }

    @Override
    public Optional<Tile> tile(LogId log, int level, long index) {
        return replicaOf(log).tile(level, index).or(() -> primary.tile(log, level, index));
    }

    @Override
    public void replacePrivateSide(LogId log, LogIndex index, byte @Nullable [] remaining) {
        replicaOf(log).changed();
        ((ErasableLogStore) primary).replacePrivateSide(log, index, remaining);
        replicaOf(log).changed();
    }

    @Override
    public void prune(LogId log, LogIndex minIndex) {
        replicaOf(log).changed();
        ((PrunableLogStore) primary).prune(log, minIndex);
        replicaOf(log).changed();
    }

    @Override
    public List<LogId> logs() {
        return primary.logs();
    }

    @Override
    public Optional<LogHead> head(LogId log) {
        return primary.head(log);
    }

    @Override
    public LogHead create(LogId log) {
        return primary.create(log);
    }

    @Override
    public LogHead claim(LogId log) {
        return primary.claim(log);
    }

    @Override
    public LogHead append(AppendBatch batch) {
        return primary.append(batch);
    }

    @Override
    public LogHead appendInTurn(LogId log, Turn turn) {
        return ((FairLogStore) primary).appendInTurn(log, turn);
    }

    @Override
    public Optional<LogIndex> findKey(LogId log, String idempotencyKey) {
        return primary.findKey(log, idempotencyKey);
    }

    @Override
    public Map<String, LogIndex> findKeys(LogId log, Set<String> idempotencyKeys) {
        return primary.findKeys(log, idempotencyKeys);
    }

    @Override
    public void publish(LogId log, TreeSize size, byte[] note) {
        primary.publish(log, size, note);
    }

    @Override
    public Optional<byte[]> checkpoint(LogId log) {
        return primary.checkpoint(log);
    }

    @Override
    public Optional<Tile> edge(LogId log, TileId id) {
        return ((EdgeLogStore) primary).edge(log, id);
    }

    @Override
    public List<EntryKey> keys(LogId log, LogIndex from, int count) {
        return ((KeyedLogStore) primary).keys(log, from, count);
    }

    @Override
    public LogHead restore(LogId log, Iterator<PrunedPart> parts) {
        return ((RestorableLogStore) primary).restore(log, parts);
    }

    @Override
    public void end(LogId log, String note) {
        ((EndableLogStore) primary).end(log, note);
    }

    @Override
    public Optional<String> ended(LogId log) {
        return ((EndableLogStore) primary).ended(log);
    }

    @Override
    public StoreAssessment assessment() {
        return ((AssessedLogStore) primary).assessment();
    }

    @Override
    public void close() {
        try (LogStore last = primary) {
            Objects.requireNonNull(last);
            replica.close();
        }
    }
}
