package io.worklog.persistence.jooq.index;

import io.worklog.spi.IndexedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What entries add to the tables, made before the log is held. */
final class NewRows {
    private final List<EventRow> rows = new ArrayList<>();
    private final TreeMap<Long, NewBlock> blocks = new TreeMap<>();

    private NewRows() {}

    static NewRows of(List<IndexedEvent> events) {
        NewRows made = new NewRows();
        for (IndexedEvent event : events) {
            Set<Term> terms = EventTerms.of(event.event());
            EventRow row = row(event, terms);
            made.rows.add(row);
            made.blocks
                    .computeIfAbsent(Block.of(row.index()), any -> new NewBlock())
                    .add(row, terms);
        }
        return made;
    }

    static EventRow row(IndexedEvent event, Set<Term> terms) {
        return new EventRow(
                event.index().value(),
                TimeSpan.micros(event.event().occurredAt()),
                FacetValues.of(event.event()),
                EventRow.fingerprint(terms));
    }

    void write(Connection connection, IndexTables tables, int logNo) throws SQLException {
        tables.events().add(connection, logNo, rows);
        for (Map.Entry<Long, NewBlock> block : blocks.entrySet()) {
            block.getValue().write(connection, tables, logNo, block.getKey());
        }
    }

    /** What is added to one block. */
    private static final class NewBlock {
        private final Map<Term, Places> terms = new HashMap<>();
        private TimeSpan time = new TimeSpan(Long.MAX_VALUE, Long.MIN_VALUE);
        private boolean fresh;

        void add(EventRow row, Set<Term> found) {
            int place = Block.place(row.index());
            for (Term term : found) {
                terms.computeIfAbsent(term, any -> Places.none()).add(place);
            }
            time = time.with(row.occurredAt());
            fresh |= place == 0;
        }

        /** A block whose first entry is new has nothing yet to be joined with. */
        void write(Connection connection, IndexTables tables, int logNo, long block)
                throws SQLException {
            if (fresh) {
                tables.terms().put(connection, logNo, block, terms);
                tables.spans().put(connection, logNo, block, time);
                return;
            }
            Set<Term> touched = terms.keySet();
            tables.terms()
                    .put(
                            connection,
                            logNo,
                            block,
                            joined(tables.terms().inBlock(connection, logNo, block, touched)));
            TimeSpan before = tables.spans().of(connection, logNo, block).orElse(time);
            tables.spans()
                    .put(connection, logNo, block, time.with(before.first()).with(before.last()));
        }

        /** Joined on copies, because a transaction may be made again. */
        private Map<Term, Places> joined(Map<Term, Places> before) {
            Map<Term, Places> joined = new HashMap<>();
            terms.forEach((term, added) -> {
                Places places = added.copy();
                places.addAll(before.getOrDefault(term, added));
                joined.put(term, places);
            });
            return joined;
        }
    }
}
