package io.worklog.persistence.jooq;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.EntryKey;
import io.worklog.spi.LogHead;
import io.worklog.spi.PrunedPart;
import io.worklog.spi.StoreAssessment;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The store: looks whether it is open, and lets its parts work. Thread-safe. */
final class SqlLogStore implements JooqLogStore {
    private final StoreAssessment assessment;
    private final Heads heads;
    private final EntrySql entrySql;
    private final EntryReader reader;
    private final KeyLookup lookup;
    private final BatchAppend appends;
    private final Removal removal;
    private final Restoring restoring;
    private volatile boolean closed;

    SqlLogStore(SqlTransactions transactions, TableNames names, StoreAssessment assessment) {
        this.assessment = assessment;
        Sql sql = new Sql(transactions.renderer(), names);
        HeadSql headSql = new HeadSql(sql);
        this.entrySql = new EntrySql(sql);
        this.heads = new Heads(transactions, headSql);
        this.reader = new EntryReader(transactions, heads, entrySql);
        this.lookup = new KeyLookup(transactions, heads, entrySql);
        this.appends = new BatchAppend(transactions, heads, lookup, sql);
        this.removal = new Removal(transactions, heads, entrySql);
        this.restoring = new Restoring(transactions, heads, headSql, sql);
    }

    @Override
    public StoreAssessment assessment() {
        return assessment;
    }

    @Override
    public List<LogId> logs() {
        checkOpen();
        return heads.logs();
    }

    @Override
    public Optional<LogHead> head(LogId log) {
        checkOpen();
        return heads.find(log).map(LogRow::head);
    }

    @Override
    public LogHead create(LogId log) {
        checkOpen();
        return restoring.create(log);
    }

    @Override
    public LogHead restore(LogId log, Iterator<PrunedPart> parts) {
        checkOpen();
        return restoring.restore(log, parts);
    }

    @Override
    public LogHead claim(LogId log) {
        checkOpen();
        return heads.claim(log);
    }

    @Override
    public LogHead append(AppendBatch batch) {
        checkOpen();
        return appends.append(batch);
    }

    @Override
    public LogHead appendInTurn(LogId log, Turn turn) {
        checkOpen();
        return appends.inTurn(log, (head, transactions) -> turn.take(head, held(transactions)));
    }

    private HeldLog held(SqlTransactions transactions) {
        Heads theirs = heads.within(transactions);
        return new HeldLog(
                theirs,
                new EntryReader(transactions, theirs, entrySql),
                new KeyLookup(transactions, theirs, entrySql));
    }

    @Override
    public List<LogEntry> read(LogId log, LogIndex from, int maxEntries, long maxBytes) {
        checkOpen();
        return reader.read(log, from, maxEntries, maxBytes);
    }

    @Override
    public Optional<LogIndex> findKey(LogId log, String idempotencyKey) {
        checkOpen();
        return Optional.ofNullable(lookup.find(log, Set.of(idempotencyKey)).get(idempotencyKey));
    }

    @Override
    public Map<String, LogIndex> findKeys(LogId log, Set<String> idempotencyKeys) {
        checkOpen();
        return lookup.find(log, idempotencyKeys);
    }

    @Override
    public List<EntryKey> keys(LogId log, LogIndex from, int count) {
        checkOpen();
        return reader.keys(log, from, count);
    }

    @Override
    public Optional<Tile> tile(LogId log, int level, long index) {
        checkOpen();
        return reader.tile(log, level, index);
    }

    @Override
    public Optional<Tile> edge(LogId log, TileId id) {
        checkOpen();
        return reader.edge(log, id);
    }

    @Override
    public void publish(LogId log, TreeSize size, byte[] note) {
        checkOpen();
        heads.publish(log, size, note);
    }

    @Override
    public Optional<byte[]> checkpoint(LogId log) {
        checkOpen();
        return heads.checkpoint(log);
    }

    @Override
    public void replacePrivateSide(LogId log, LogIndex index, byte @Nullable [] remaining) {
        checkOpen();
        removal.replacePrivateSide(log, index, remaining);
    }

    @Override
    public void prune(LogId log, LogIndex minIndex) {
        checkOpen();
        removal.prune(log, minIndex);
    }

    @Override
    public void end(LogId log, String note) {
        checkOpen();
        heads.end(log, note);
    }

    @Override
    public Optional<String> ended(LogId log) {
        checkOpen();
        return heads.find(log).map(LogRow::ended);
    }

    /** The connections are the host's and stay open. */
    @Override
    public void close() {
        closed = true;
    }

    private void checkOpen() {
        if (closed) {
            throw new StoreUnavailableException("the store is closed");
        }
    }
}
