package io.worklog.persistence.jooq;

import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Tile;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a writer may read while others wait for it: on the connection of its own transaction, since
 * a second one may not be free as long as writers wait. Changes nothing. For one thread.
 */
final class HeldLog implements LogStore {
    private final Heads heads;
    private final EntryReader reader;
    private final KeyLookup lookup;

    HeldLog(Heads heads, EntryReader reader, KeyLookup lookup) {
        this.heads = heads;
        this.reader = reader;
        this.lookup = lookup;
    }

    @Override
    public List<LogId> logs() {
        return heads.logs();
    }

    @Override
    public Optional<LogHead> head(LogId log) {
        return heads.find(log).map(LogRow::head);
    }

    @Override
    public List<LogEntry> read(LogId log, LogIndex from, int maxEntries, long maxBytes) {
        return reader.read(log, from, maxEntries, maxBytes);
    }

    @Override
    public Optional<LogIndex> findKey(LogId log, String idempotencyKey) {
        return Optional.ofNullable(lookup.find(log, Set.of(idempotencyKey)).get(idempotencyKey));
    }

    @Override
    public Map<String, LogIndex> findKeys(LogId log, Set<String> idempotencyKeys) {
        return lookup.find(log, idempotencyKeys);
    }

    @Override
    public Optional<Tile> tile(LogId log, int level, long index) {
        return reader.tile(log, level, index);
    }

    @Override
    public Optional<byte[]> checkpoint(LogId log) {
        return heads.checkpoint(log);
    }

    @Override
    public LogHead create(LogId log) {
        throw readsOnly();
    }

    @Override
    public LogHead claim(LogId log) {
        throw readsOnly();
    }

    @Override
    public LogHead append(AppendBatch batch) {
        throw readsOnly();
    }

    @Override
    public void publish(LogId log, TreeSize size, byte[] note) {
        throw readsOnly();
    }

    private static UnsupportedOperationException readsOnly() {
        return new UnsupportedOperationException("others wait: this only reads");
    }

    /** The transaction ends it. */
    @Override
    public void close() {}
}
