package io.worklog.persistence.jooq.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.query.EventQuery;
import io.worklog.query.Facet;
import io.worklog.query.PageRequest;
import io.worklog.spi.IndexedEvent;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that somebody changed with the database's own means. */
class ForgedRowsTest {
    private static final LogId LOG = LogId.of("forged");
    private static final EventQuery TENANT = EventQuery.of(LOG).tenant("default").build();

    @RegisterExtension static final IndexDatabase DATABASE = new IndexDatabase(SqlDialect.SQLITE);

    private final List<IndexedEvent> events = new OrdinaryEvents(1).batch(0, 20);
    private final JooqEventIndex index = DATABASE.index();

    @BeforeEach
    void feed() {
        index.drop(LOG);
        index.add(LOG, events);
        assertThat(agreeing()).isEqualTo(20);
    }

    @Test
    void anEntryThatFiltersWereMadeToMissIsNoticed() {
        forge("DELETE FROM worklog_event_term WHERE length(places) = 2");
        assertThat(agreeing()).isLessThan(20);
    }

    @Test
    void anEntryThatStandsUnderAnotherTermIsNoticed() {
        forge("UPDATE worklog_event_term SET places = x'0001' WHERE places = x'0002'");
        assertThat(agreeing()).isLessThan(20);
    }

    @Test
    void aChangedTimeValueOrRowIsNoticed() {
        forge("UPDATE worklog_event SET occurred_at = occurred_at + 1 WHERE idx = 3");
        assertThat(agreeing()).isEqualTo(19);
        forge("UPDATE worklog_event SET facets = x'' WHERE idx = 4");
        assertThat(agreeing()).isEqualTo(18);
        forge("UPDATE worklog_event SET fingerprint = 1 WHERE idx = 5");
        assertThat(agreeing()).isEqualTo(17);
        forge("DELETE FROM worklog_event WHERE idx = 6");
        assertThat(agreeing()).isEqualTo(16);
        assertThat(index.entries(LOG)).isEqualTo(19);
        forge("UPDATE worklog_event_span SET latest = earliest");
        assertThat(agreeing()).isLessThan(16);
    }

    @Test
    void rowsThatCannotBeReadStopASearchAndDisagree() {
        forge("UPDATE worklog_event SET facets = x'74FFFF' WHERE idx = 3");
        PageRequest counted = PageRequest.newest(1).withFacets(EnumSet.of(Facet.TYPE));
        assertThatThrownBy(() -> index.find(EventQuery.of(LOG).build(), counted))
                .isInstanceOf(IntegrityException.class);
        forge("UPDATE worklog_event_term SET places = x'01'");
        assertThatThrownBy(() -> index.find(TENANT, PageRequest.newest(1)))
                .isInstanceOf(IntegrityException.class);
        assertThat(agreeing()).isZero();
    }

    private long agreeing() {
        return events.stream().filter(event -> index.agrees(LOG, event)).count();
    }

    private static void forge(String sql) {
        DATABASE.database().execute(sql);
    }
}
