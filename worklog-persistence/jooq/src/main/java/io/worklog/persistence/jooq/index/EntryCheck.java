package io.worklog.persistence.jooq.index;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.spi.IndexedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what the tables hold about one entry with what the entry's event says. */
final class EntryCheck {
    private final IndexTables tables;
    private final Set<Term> terms;
    private final EventRow said;

    EntryCheck(IndexTables tables, IndexedEvent event) {
        this.tables = tables;
        this.terms = EventTerms.of(event.event());
        this.said = NewRows.row(event, terms);
    }

    boolean agrees(Connection connection, LogId log) throws SQLException {
        Optional<LogState> state = tables.logs().state(connection, log);
        long index = said.index();
        return state.isPresent()
                && index >= state.get().minIndex()
                && index < state.get().indexedTo()
                && rowAgrees(connection, state.get().logNo())
                && termsAgree(connection, state.get().logNo());
    }

    private boolean rowAgrees(Connection connection, int logNo) throws SQLException {
        List<EventRow> held = tables.events().some(connection, logNo, List.of(said.index()));
        return held.size() == 1
                && held.get(0).occurredAt() == said.occurredAt()
                && held.get(0).fingerprint() == said.fingerprint()
                && Arrays.equals(held.get(0).facets(), said.facets())
                && tables.spans()
                        .of(connection, logNo, Block.of(said.index()))
                        .filter(time -> time.has(said.occurredAt()))
                        .isPresent();
    }

    private boolean termsAgree(Connection connection, int logNo) throws SQLException {
        long index = said.index();
        Map<Term, Places> held = held(connection, logNo, Block.of(index));
        for (Term term : terms) {
            Places places = held.get(term);
            if (places == null || !places.contains(Block.place(index))) {
                return false;
            }
        }
        return true;
    }

    /** Rows that cannot be read are as good as none: then the index does not agree. */
    private Map<Term, Places> held(Connection connection, int logNo, long block)
            throws SQLException {
        try {
            return tables.terms().inBlock(connection, logNo, block, terms);
        } catch (IntegrityException e) {
            return Map.of();
        }
    }
}
