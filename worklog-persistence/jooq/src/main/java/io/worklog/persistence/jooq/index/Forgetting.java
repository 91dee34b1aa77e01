package io.worklog.persistence.jooq.index;

import io.worklog.log.LogId;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.spi.IndexedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes out of the tables what a log forgot. Large parts go in many small transactions; how far
 * they came stands in the log's row, so what was cut short goes on where it was.
 */
final class Forgetting {
    /** So many blocks go in one transaction. */
    private static final int BLOCKS = 10;

    private final SqlTransactions transactions;
    private final IndexTables tables;
    private final KnownLogs logs;

    Forgetting(KnownLogs logs) {
        this.transactions = logs.transactions();
        this.tables = logs.tables();
        this.logs = logs;
    }

    /** Puts what entries say now in the stead of what they said. */
    void replace(LogId log, List<IndexedEvent> events) {
        Map<Long, Map<Long, IndexedEvent>> blocks = new TreeMap<>();
        for (IndexedEvent event : events) {
            long index = event.index().value();
            blocks.computeIfAbsent(Block.of(index), any -> new TreeMap<>()).put(index, event);
        }
        Optional<LogState> known = logs.find(log);
        known.ifPresent(state ->
                blocks.forEach((block, changed) -> replace(state.logNo(), block, changed)));
    }

    private void replace(int logNo, long block, Map<Long, IndexedEvent> events) {
        transactions.write(
                "replace entries in the index",
                connection -> {
                    Optional<LogState> held = tables.logs().held(connection, logNo);
                    if (held.isPresent()) {
                        replace(connection, logNo, block, events);
                    }
                    return held;
                });
    }

    private void replace(
            Connection connection, int logNo, long block, Map<Long, IndexedEvent> events)
            throws SQLException {
        Map<Term, Places> before = tables.terms().inBlock(connection, logNo, block);
        Map<Term, Places> changed = new HashMap<>();
        List<Long> indices = List.copyOf(events.keySet());
        for (EventRow held : tables.events().some(connection, logNo, indices)) {
            IndexedEvent event = Objects.requireNonNull(events.get(held.index()));
            Set<Term> now = EventTerms.of(event.event());
            EventRow row = NewRows.row(event, now);
            tables.events().change(connection, logNo, row);
            move(before, changed, Block.place(held.index()), now);
            widen(connection, logNo, block, row.occurredAt());
        }
        tables.terms().put(connection, logNo, block, changed);
    }

    /** Takes an entry from the terms that no longer find it to those that do now. */
    private static void move(
            Map<Term, Places> places, Map<Term, Places> changed, int place, Set<Term> now) {
        Set<Term> touched = new HashSet<>(now);
        places.forEach((term, found) -> {
            if (found.contains(place)) {
                touched.add(term);
            }
        });
        for (Term term : touched) {
            Places found = places.computeIfAbsent(term, any -> Places.none());
            if (found.contains(place) != now.contains(term)) {
                changed.put(term, found);
            }
            if (now.contains(term)) {
                found.add(place);
            } else {
                found.remove(place);
            }
        }
    }

    private void widen(Connection connection, int logNo, long block, long micros)
            throws SQLException {
        TimeSpan time = new TimeSpan(micros, micros);
        Optional<TimeSpan> before = tables.spans().of(connection, logNo, block);
        tables.spans().put(connection, logNo, block, before.map(t -> t.with(micros)).orElse(time));
    }

    /** Forgets entries below an index; a log that was not fed so far is fed from there. */
    void below(LogId log, long minIndex) {
        below(logs.made(log).logNo(), minIndex);
    }

    private void below(int logNo, long minIndex) {
        boolean more = true;
        while (more) {
            more =
                    transactions.write(
                            "forget entries in the index",
                            connection -> {
                                Optional<LogState> held = tables.logs().held(connection, logNo);
                                return held.isPresent()
                                        && held.get().minIndex() < minIndex
                                        && step(connection, held.get(), minIndex);
                            });
        }
    }

    /** Forgets the next few blocks; whether there may be more. */
    private boolean step(Connection connection, LogState state, long minIndex) throws SQLException {
        long fed = Math.min(minIndex, state.indexedTo());
        long end = Math.min(fed, Block.start(Block.of(state.minIndex()) + BLOCKS));
        if (end > state.minIndex()) {
            remove(connection, state, end);
        }
        long min = end < fed ? end : minIndex;
        tables.logs()
                .move(
                        connection,
                        new LogState(state.logNo(), Math.max(state.indexedTo(), min), min));
        return min < minIndex;
    }

    private void remove(Connection connection, LogState state, long end) throws SQLException {
        int logNo = state.logNo();
        long first = Block.of(state.minIndex());
        long last = Block.of(end);
        tables.events().remove(connection, logNo, state.minIndex(), end - 1);
        tables.terms().remove(connection, logNo, first, last - 1);
        tables.spans().remove(connection, logNo, first, last - 1);
        if (Block.place(end) == 0) {
            return;
        }
        Map<Term, Places> changed = new HashMap<>();
        Places kept = Places.none();
        kept.addRange(Block.place(end), Places.SIZE);
        tables.terms()
                .inBlock(connection, logNo, last)
                .forEach((term, places) -> {
                    int before = places.count();
                    places.retain(kept);
                    if (places.count() < before) {
                        changed.put(term, places);
                    }
                });
        tables.terms().put(connection, logNo, last, changed);
    }

    /** Forgets a log, and what is left of those that were dropped before. */
    void drop(LogId log) {
        List<LogState> dropped =
                transactions.write(
                        "drop log " + log + " from the index",
                        connection -> {
                            tables.logs().retire(connection, log);
                            return tables.logs().dropped(connection);
                        });
        dropped.forEach(this::remove);
    }

    /** All rows of a log without a name. Reads none of them, because they may be damaged. */
    private void remove(LogState dropped) {
        int logNo = dropped.logNo();
        long end = Block.of(dropped.indexedTo());
        for (long at = Block.of(dropped.minIndex()); at <= end; at += BLOCKS) {
            long first = at;
            transactions.write(
                    "remove a dropped log from the index",
                    connection -> {
                        long last = first + BLOCKS - 1;
                        long lastIndex = Block.start(first + BLOCKS) - 1;
                        tables.events().remove(connection, logNo, Block.start(first), lastIndex);
                        tables.terms().remove(connection, logNo, first, last);
                        tables.spans().remove(connection, logNo, first, last);
                        return dropped;
                    });
        }
        transactions.write(
                "remove a dropped log from the index",
                connection -> {
                    tables.logs().remove(connection, logNo);
                    return dropped;
                });
    }
}
