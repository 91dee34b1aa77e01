package io.worklog.persistence.jooq.index;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.SchemaPart;
import io.worklog.persistence.jooq.schema.SqlSchema;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.CheckableIndex;
import io.worklog.spi.ErasableIndex;
import io.worklog.spi.IndexedEvent;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/**
 * The event index in an SQL database, for any number of nodes. It answers exactly as {@link
 * io.worklog.query.EventMatcher} would; facets are counted over the first {@link
 * PageRequest#countLimit} matches in the order of the pages.
 *
 * <p>What is added is visible and durable when {@link #add} returns. Nodes may feed the same
 * entries at the same time: one of them adds them, and the others find them added. The index never
 * closes the connections' source. Every method throws {@link
 * io.worklog.error.StoreUnavailableException} where the database cannot be used, and a search
 * {@link io.worklog.error.IntegrityException} where rows cannot be read. Thread-safe.
 */
public final class JooqEventIndex implements CheckableIndex, ErasableIndex {
    private final SqlTransactions transactions;
    private final IndexTables tables;
    private final KnownLogs logs;
    private final Forgetting forgetting;

    private JooqEventIndex(SqlTransactions transactions, TableNames names) {
        this.transactions = transactions;
        this.tables = IndexTables.of(transactions.renderer(), names);
        this.logs = new KnownLogs(transactions, tables);
        this.forgetting = new Forgetting(logs);
    }

    /**
     * Opens the index in a database.
     *
     * @param source gives connections; it is not closed with the index
     * @param names where the tables are
     * @param mode whether they may be made
     * @param time when tables are said to be made
     * @throws io.worklog.error.StoreUnavailableException if the database cannot be reached, or
     *     lacks tables
     */
    public static JooqEventIndex open(
            DataSource source, TableNames names, SchemaMode mode, InstantSource time) {
        SqlTransactions transactions = SqlTransactions.on(source);
        new SqlSchema(transactions, names, time).prepare(SchemaPart.EVENT_INDEX, mode);
        return new JooqEventIndex(transactions, names);
    }

    @Override
    public TreeSize indexedTo(LogId log) {
        return TreeSize.of(logs.find(log).map(LogState::indexedTo).orElse(0L));
    }

    @Override
    public void add(LogId log, List<IndexedEvent> events) {
        boolean added = events.isEmpty();
        while (!added) {
            added = tryAdd(log, events);
        }
    }

    /** False where another node fed the log meanwhile. */
    private boolean tryAdd(LogId log, List<IndexedEvent> events) {
        LogState state = logs.made(log);
        List<IndexedEvent> fresh = fresh(log, state.indexedTo(), events);
        if (fresh.isEmpty()) {
            return true;
        }
        NewRows rows = NewRows.of(fresh);
        long end = state.indexedTo() + fresh.size();
        return transactions.write(
                "feed the index of log " + log,
                connection -> {
                    boolean first = tables.logs().advance(connection, state, end);
                    if (first) {
                        rows.write(connection, tables, state.logNo());
                    }
                    return first;
                });
    }

    private static List<IndexedEvent> fresh(LogId log, long fed, List<IndexedEvent> events) {
        List<IndexedEvent> fresh =
                events.stream().dropWhile(event -> event.index().value() < fed).toList();
        long next = fed;
        for (IndexedEvent event : fresh) {
            if (event.index().value() != next) {
                throw new IllegalArgumentException(
                        "log "
                                + log
                                + ": entry "
                                + next
                                + " is to be fed next, not "
                                + event.index());
            }
            next++;
        }
        return fresh;
    }

    /** Does nothing: what was added is visible and durable already. */
    @Override
    public void flush() {}

    @Override
    public EventHits find(EventQuery query, PageRequest page) {
        return transactions.read(
                "search the index of log " + query.log(),
                connection -> new PageSearch(query, page).answer(connection, tables));
    }

    @Override
    public void drop(LogId log) {
        forgetting.drop(log);
    }

    @Override
    public void replace(LogId log, List<IndexedEvent> events) {
        forgetting.replace(log, events);
    }

    @Override
    public void forgetBelow(LogId log, LogIndex minIndex) {
        forgetting.below(log, minIndex.value());
    }

    @Override
    public boolean agrees(LogId log, IndexedEvent event) {
        return transactions.read(
                "compare the index of log " + log,
                connection -> new EntryCheck(tables, event).agrees(connection, log));
    }

    @Override
    public long entries(LogId log) {
        return logs.find(log)
                .map(state ->
                        transactions.read(
                                "count the index of log " + log,
                                connection -> tables.events().count(connection, state.logNo())))
                .orElse(0L);
    }

    /** Does nothing: the connections are the host's. */
    @Override
    public void close() {}
}
