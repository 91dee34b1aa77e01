package io.worklog.routing;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.CheckpointException;
import io.worklog.checkpoint.SignedNote;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
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
import io.worklog.spi.HeadMovedException;
import io.worklog.spi.KeyedLogStore;
import io.worklog.spi.LogEndedException;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.PrunableLogStore;
import io.worklog.spi.PrunedPart;
import io.worklog.spi.RestorableLogStore;
import io.worklog.spi.StoreAssessment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sends every call to the shard where the log is. A log that has left its shard was ended there, so
 * a node that does not know it yet is refused by the store itself, looks again, and waits until the
 * log is where it goes. An answer that says "no more" is believed only of a log that has not left.
 */
final class ShardedStore
        implements EndableLogStore,
                ErasableLogStore,
                KeyedLogStore,
                RestorableLogStore,
                EdgeLogStore,
                FairLogStore,
                AssessedLogStore {
    private static final List<Class<? extends LogStore>> ABILITIES =
            List.of(
                    ErasableLogStore.class,
                    PrunableLogStore.class,
                    KeyedLogStore.class,
                    RestorableLogStore.class,
                    EdgeLogStore.class,
                    FairLogStore.class);

    private final Shards shards;
    private final ShardSettings settings;

    ShardedStore(Shards shards, ShardSettings settings) {
        this.shards = shards;
        this.settings = settings;
    }

    /** What every shard can do; what some know of their settings is told where any does. */
    Set<Class<? extends LogStore>> abilities() {
        Set<Class<? extends LogStore>> all = new LinkedHashSet<>();
        all.add(EndableLogStore.class);
        for (Class<? extends LogStore> ability : ABILITIES) {
            if (shards.stores().stream().allMatch(ability::isInstance)) {
                all.add(ability);
            }
        }
        if (shards.stores().stream().anyMatch(AssessedLogStore.class::isInstance)) {
            all.add(AssessedLogStore.class);
        }
        return all;
    }

    @Override
    public List<LogId> logs() {
        Map<LogId, Placement> placed = shards.refresh();
        Set<LogId> all = new TreeSet<>();
        for (Map.Entry<String, EndableLogStore> shard : shards.byName().entrySet()) {
            for (LogId log : shard.getValue().logs()) {
                Placement placement = placed.get(log);
                if (placement != null && placement.shard().equals(shard.getKey())) {
                    all.add(log);
                }
            }
        }
        return List.copyOf(all);
    }

    @Override
    public Optional<LogHead> head(LogId log) {
        return shards.find(log).isEmpty()
                ? Optional.empty()
                : settled(log, store -> store.head(log), head -> true);
    }

    @Override
    public LogHead create(LogId log) {
        return shards.store(shards.place(log).shard()).create(log);
    }

    @Override
    public LogHead restore(LogId log, Iterator<PrunedPart> parts) {
        return ((RestorableLogStore) shards.store(shards.place(log).shard())).restore(log, parts);
    }

    @Override
    public LogHead claim(LogId log) {
        return change(log, store -> store.claim(log));
    }

    @Override
    public LogHead append(AppendBatch batch) {
        return append(batch.log(), store -> store.append(batch));
    }

    @Override
    public LogHead appendInTurn(LogId log, Turn turn) {
        return append(log, store -> ((FairLogStore) store).appendInTurn(log, turn));
    }

    private LogHead append(LogId log, Function<LogStore, LogHead> adding) {
        String shard = shards.require(log).shard();
        try {
            return adding.apply(shards.store(shard));
        } catch (LogEndedException e) {
            LogStore now = follow(log, shard, e);
            throw new HeadMovedException(log, now.head(log).orElseThrow(() -> e));
        }
    }

    @Override
    public List<LogEntry> read(LogId log, LogIndex from, int maxEntries, long maxBytes) {
        return settled(log, store -> store.read(log, from, maxEntries, maxBytes), List::isEmpty);
    }

    /** A key that is not found yet is found when the append is refused and looked at again. */
    @Override
    public Optional<LogIndex> findKey(LogId log, String idempotencyKey) {
        return settled(log, store -> store.findKey(log, idempotencyKey), place -> false);
    }

    @Override
    public Map<String, LogIndex> findKeys(LogId log, Set<String> idempotencyKeys) {
        return settled(log, store -> store.findKeys(log, idempotencyKeys), places -> false);
    }

    @Override
    public Optional<Tile> tile(LogId log, int level, long index) {
        return settled(log, store -> store.tile(log, level, index), Optional::isEmpty);
    }

    @Override
    public Optional<Tile> edge(LogId log, TileId id) {
        return settled(log, store -> ((EdgeLogStore) store).edge(log, id), Optional::isEmpty);
    }

    @Override
    public List<EntryKey> keys(LogId log, LogIndex from, int count) {
        return settled(log, store -> ((KeyedLogStore) store).keys(log, from, count), all -> true);
    }

    /**
     * Publishes where the log is when this returns: a checkpoint that reached a log after it was
     * ended there is published once more where it went.
     */
    @Override
    public void publish(LogId log, TreeSize size, byte[] note) {
        String shard = shards.require(log).shard();
        shards.store(shard).publish(log, size, note);
        while (shards.hasLeft(shard, log)) {
            shard = awaitLeaving(log, shard);
            LogStore next = shards.store(shard);
            if (next.checkpoint(log).map(there -> size(log, there)).orElse(0L) < size.value()) {
                next.publish(log, size, note);
            }
        }
    }

    @Override
    public Optional<byte[]> checkpoint(LogId log) {
        String shard = shards.require(log).shard();
        Optional<byte[]> note = shards.store(shard).checkpoint(log);
        while (shards.hasLeft(shard, log)) {
            shard = awaitLeaving(log, shard);
            note = shards.store(shard).checkpoint(log);
        }
        return note;
    }

    @Override
    public void replacePrivateSide(LogId log, LogIndex index, byte @Nullable [] remaining) {
        change(
                log,
                store -> {
                    ((ErasableLogStore) store).replacePrivateSide(log, index, remaining);
                    return log;
                });
    }

    @Override
    public void prune(LogId log, LogIndex minIndex) {
        change(
                log,
                store -> {
                    ((PrunableLogStore) store).prune(log, minIndex);
                    return log;
                });
    }

    @Override
    public void end(LogId log, String note) {
        if (Shards.isMoved(note)) {
            throw new IllegalArgumentException("only a move says that a log moved");
        }
        String shard = shards.require(log).shard();
        while (shards.hasLeft(shard, log)) {
            shard = awaitLeaving(log, shard);
        }
        shards.store(shard).end(log, note);
    }

    @Override
    public Optional<String> ended(LogId log) {
        return shards.find(log).isEmpty()
                ? Optional.empty()
                : settled(log, store -> store.ended(log), note -> true)
                        .filter(note -> !Shards.isMoved(note));
    }

    @Override
    public StoreAssessment assessment() {
        List<String> products = new ArrayList<>();
        List<String> weaknesses = new ArrayList<>();
        shards.byName()
                .forEach((name, store) -> {
                    if (store instanceof AssessedLogStore assessed) {
                        StoreAssessment one = assessed.assessment();
                        products.add(name + ": " + one.product());
                        one.weaknesses()
                                .forEach(weakness -> weaknesses.add(name + ": " + weakness));
                    }
                });
        return new StoreAssessment(String.join("; ", products), weaknesses);
    }

    /** Closes every shard. */
    @Override
    public void close() {
        RuntimeException failed = null;
        for (LogStore store : shards.stores()) {
            try {
                store.close();
            } catch (RuntimeException e) {
                failed = failed == null ? e : failed;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** Asks where the log is; asks again where it has gone, if the answer is one to doubt. */
    private <T> T settled(LogId log, Function<EndableLogStore, T> question, Predicate<T> doubt) {
        String shard = shards.require(log).shard();
        while (true) {
            T answer = question.apply(shards.store(shard));
            if (!doubt.test(answer) || !shards.hasLeft(shard, log)) {
                return answer;
            }
            String now = shards.fresh(log).map(Placement::shard).orElse(shard);
            if (now.equals(shard)) {
                return answer;
            }
            shard = now;
        }
    }

    private <T> T change(LogId log, Function<EndableLogStore, T> change) {
        String shard = shards.require(log).shard();
        while (true) {
            try {
                return change.apply(shards.store(shard));
            } catch (LogEndedException e) {
                follow(log, shard, e);
                shard = shards.require(log).shard();
            }
        }
    }

    /** The store the log went to; a log that was ended for another reason stays ended. */
    private LogStore follow(LogId log, String shard, LogEndedException ended) {
        if (!Shards.isMoved(ended.note())) {
            throw ended;
        }
        return shards.store(awaitLeaving(log, shard));
    }

    /** Waits until the log is in another shard than this one. */
    private String awaitLeaving(LogId log, String shard) {
        Instant until = settings.clock().instant().plus(settings.patience());
        while (true) {
            String now = shards.fresh(log).map(Placement::shard).orElse(shard);
            if (!now.equals(shard)) {
                return now;
            }
            if (settings.clock().instant().isAfter(until)) {
                throw Shards.stillMoving(log);
            }
            pause(log);
        }
    }

    private void pause(LogId log) {
        try {
            settings.pauses().pause(settings.poll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while log " + log + " moved", e);
        }
    }

    private static long size(LogId log, byte[] note) {
        try {
            return Checkpoint.parse(SignedNote.parse(note).text()).size().value();
        } catch (CheckpointException e) {
            throw new IntegrityException("log " + log + ": its signed head is damaged", e);
        }
    }
}
