package io.worklog.memory;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Tile;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.EntryKey;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.KeyedLogStore;
import io.worklog.spi.LogHead;
import io.worklog.spi.PrunedPart;
import io.worklog.spi.RestorableLogStore;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps logs on the heap, for tests and as the reference of what a store does. Nothing is durable
 * and nothing is bounded. Thread-safe.
 */
public final class MemoryLogStore
        implements ErasableLogStore, EndableLogStore, KeyedLogStore, RestorableLogStore {
    private final Map<LogId, MemoryLog> logs = new ConcurrentSkipListMap<>();
    private volatile boolean closed;

    private MemoryLogStore() {}

    /** An empty store. */
    public static MemoryLogStore create() {
        return new MemoryLogStore();
    }

    @Override
    public List<LogId> logs() {
        checkOpen();
        return List.copyOf(logs.keySet());
    }

    @Override
    public Optional<LogHead> head(LogId log) {
        checkOpen();
        return Optional.ofNullable(logs.get(log)).map(MemoryLog::head);
    }

    @Override
    public LogHead create(LogId log) {
        checkOpen();
        MemoryLog created = new MemoryLog(log);
        if (logs.putIfAbsent(log, created) != null) {
            throw new IllegalStateException("log " + log + " exists");
        }
        return created.head();
    }

    @Override
    public LogHead claim(LogId log) {
        return existing(log).claim();
    }

    @Override
    public LogHead append(AppendBatch batch) {
        return existing(batch.log()).append(batch);
    }

    @Override
    public List<LogEntry> read(LogId log, LogIndex from, int maxEntries, long maxBytes) {
        return existing(log).read(from.value(), maxEntries, maxBytes);
    }

    @Override
    public Optional<LogIndex> findKey(LogId log, String idempotencyKey) {
        return existing(log).findKey(idempotencyKey);
    }

    @Override
    public Optional<Tile> tile(LogId log, int level, long index) {
        return existing(log).tile(level, index);
    }

    @Override
    public void publish(LogId log, TreeSize size, byte[] note) {
        existing(log).publish(size, note);
    }

    @Override
    public Optional<byte[]> checkpoint(LogId log) {
        return existing(log).checkpoint();
    }

    @Override
    public void replacePrivateSide(LogId log, LogIndex index, byte @Nullable [] remaining) {
        existing(log).replacePrivateSide(index, remaining);
    }

    @Override
    public void prune(LogId log, LogIndex minIndex) {
        existing(log).prune(minIndex.value());
    }

    @Override
    public void end(LogId log, String note) {
        existing(log).end(note);
    }

    @Override
    public Optional<String> ended(LogId log) {
        return Optional.ofNullable(logs.get(log)).flatMap(MemoryLog::ended);
    }

    @Override
    public List<EntryKey> keys(LogId log, LogIndex from, int count) {
        return existing(log).keys(from.value(), count);
    }

    @Override
    public LogHead restore(LogId log, Iterator<PrunedPart> parts) {
        checkOpen();
        MemoryLog restored = MemoryLog.restore(log, parts);
        if (logs.putIfAbsent(log, restored) != null) {
            throw new IllegalStateException("log " + log + " exists");
        }
        return restored.head();
    }

    @Override
    public void close() {
        closed = true;
    }

    private MemoryLog existing(LogId log) {
        checkOpen();
        MemoryLog found = logs.get(log);
        if (found == null) {
            throw new IllegalStateException("there is no log " + log + ": create it first");
        }
        return found;
    }

    private void checkOpen() {
        if (closed) {
            throw new StoreUnavailableException("the store is closed");
        }
    }
}
