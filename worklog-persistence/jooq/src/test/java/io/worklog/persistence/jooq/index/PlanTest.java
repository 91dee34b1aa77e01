package io.worklog.persistence.jooq.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.worklog.event.Outcome;
import io.worklog.event.Severity;
import io.worklog.event.Verb;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.persistence.jooq.schema.TestDatabase;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.Facet;
import io.worklog.query.PageRequest;
import io.worklog.spi.IndexedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every statement that a search, a check, an addition or an erasure runs finds its rows by the key
 * it is meant for, as the planner of each server says. For a full check run it with {@code
 * -Dworklog.test.rows=1000000}.
 */
class PlanTest {
    private static final int ROWS = Integer.getInteger("worklog.test.rows", 20_000);
    private static final int OTHER_LOGS = 1_000;
    private static final int OTHER_BLOCKS = Math.max(3, ROWS / 50_000);
    private static final LogId LOG = LogId.of("planned");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final OrdinaryEvents source = new OrdinaryEvents(1);

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB", "POSTGRESQL"})
    void everyStatementUsesItsKey(SqlDialect dialect) throws SQLException {
        try (TestDatabase database = TestDatabase.create(dialect);
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            fill(pool);
            analyze(pool, dialect);
            Plans plans = new Plans(dialect);
            RecordedStatements recorded = new RecordedStatements(pool, plans.explain());
            JooqEventIndex index = IndexDatabase.index(recorded.recorded());
            ask(index);
            byTime(recorded, index);
            change(index);
            assertThat(recorded.plans()).as("kinds of statements").hasSizeGreaterThan(20);
            assertThat(plans.wrong(recorded.plans())).isEmpty();
        }
    }

    /** What the check itself is worth: statements are asked again where their keys are missing. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB", "POSTGRESQL"})
    void aMissingKeyIsNoticed(SqlDialect dialect) throws SQLException {
        try (TestDatabase database = TestDatabase.create(dialect);
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            JooqEventIndex plain = IndexDatabase.index(pool);
            plain.add(LOG, source.batch(0, 1_000));
            drop(pool, dialect, "event_time", "event");
            analyze(pool, dialect);
            Plans plans = new Plans(dialect);
            RecordedStatements recorded = new RecordedStatements(pool, plans.explain());
            byTime(recorded, plain);
            assertThat(plans.wrong(recorded.plans()))
                    .anyMatch(wrong -> wrong.startsWith("event_time <- "));
        }
    }

    /** One large log beside many others: tables of a few rows are read whole by any planner. */
    private void fill(HikariDataSource pool) {
        JooqEventIndex index = IndexDatabase.index(pool);
        for (int at = 0; at < ROWS; at += 1_000) {
            index.add(LOG, source.batch(at, 1_000));
        }
        SqlTransactions transactions = SqlTransactions.on(pool);
        IndexTables tables = IndexTables.of(transactions.renderer(), TableNames.defaults());
        transactions.write(
                "note other logs",
                connection -> {
                    for (int other = 0; other < OTHER_LOGS; other++) {
                        LogId name = LogId.of("other-" + other);
                        int logNo = tables.logs().made(connection, name).logNo();
                        for (int block = 0; block < OTHER_BLOCKS; block++) {
                            tables.spans().put(connection, logNo, block, new TimeSpan(0, 1));
                        }
                    }
                    return tables;
                });
    }

    private static void analyze(HikariDataSource pool, SqlDialect dialect) throws SQLException {
        String what = dialect == SqlDialect.POSTGRESQL ? "VACUUM ANALYZE " : "ANALYZE TABLE ";
        for (String table : List.of("event", "event_term", "event_span", "event_log")) {
            execute(pool, what + "worklog_" + table);
        }
    }

    private static void drop(HikariDataSource pool, SqlDialect dialect, String key, String table)
            throws SQLException {
        boolean bare = dialect == SqlDialect.POSTGRESQL;
        execute(pool, "DROP INDEX worklog_" + key + (bare ? "" : " ON worklog_" + table));
    }

    private static void execute(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void ask(JooqEventIndex index) {
        PageRequest facets = PageRequest.newest(50).withFacets(EnumSet.allOf(Facet.class));
        for (EventQuery query : queries()) {
            index.find(query, PageRequest.oldest(50));
            index.find(query, facets);
            EventHits hits = index.find(query, PageRequest.newest(50));
            index.find(query, PageRequest.newest(50).after(hits.nextCursor()));
        }
        assertThat(index.agrees(LOG, source.batch(ROWS / 2, 1).get(0))).isTrue();
        assertThat(index.entries(LOG)).isEqualTo(ROWS);
    }

    private static List<EventQuery> queries() {
        Instant middle = START.plusMillis(ROWS / 2 * 37L);
        String target = OrdinaryEvents.target(OrdinaryEvents.mix(ROWS / 2));
        return List.of(
                EventQuery.of(LOG).build(),
                EventQuery.of(LOG).actor("user-7").build(),
                EventQuery.of(LOG).actor("user-7", "user-8", "user-9").build(),
                EventQuery.of(LOG).type("auth.login.failed").build(),
                EventQuery.of(LOG).type("billing.*", "hr.*").build(),
                EventQuery.of(LOG).verb(Verb.READ, Verb.UPDATE).build(),
                EventQuery.of(LOG).outcome(Outcome.DENIED).build(),
                EventQuery.of(LOG).minSeverity(Severity.values()[3]).tenant("default").build(),
                EventQuery.of(LOG).target("invoice", target).build(),
                EventQuery.of(LOG).changedPath("status").newValue("new-77").build(),
                EventQuery.of(LOG).metadata(Map.of("device", "d7", "region", "r1")).build(),
                EventQuery.of(LOG).text("客户要求退款").build(),
                EventQuery.of(LOG).text("audit d7").occurredFrom(middle).build(),
                EventQuery.of(LOG).occurredFrom(middle).occurredTo(middle.plusSeconds(60)).build(),
                EventQuery.of(LOG).actor("user-7").occurredTo(middle).build());
    }

    /** Adds to a block that is open, replaces an entry and forgets some. */
    private void change(JooqEventIndex index) {
        index.add(LOG, source.batch(ROWS, 10));
        index.add(LOG, source.batch(ROWS + 10, 10));
        LogIndex second = LogIndex.of(1);
        index.replace(LOG, List.of(new IndexedEvent(second, source.event(2))));
        index.forgetBelow(LOG, LogIndex.of(1_100));
        index.drop(LogId.of("other-0"));
    }

    /** What a log that is out of order is asked for. */
    private static void byTime(RecordedStatements recorded, JooqEventIndex index) {
        SqlTransactions transactions = SqlTransactions.on(recorded.recorded());
        IndexTables tables = IndexTables.of(transactions.renderer(), TableNames.defaults());
        long first = TimeSpan.micros(START.plusMillis(ROWS / 2 * 37L));
        int found =
                transactions.read(
                        "look a time up",
                        connection -> {
                            int logNo = tables.logs().state(connection, LOG).orElseThrow().logNo();
                            TimeSpan time = new TimeSpan(first, first + 10_000_000);
                            tables.spans().partial(connection, logNo, time, 9);
                            return tables.events().byTime(connection, logNo, time, 1_000).size();
                        });
        assertThat(found).isLessThan(1_000);
        assertThat(index.indexedTo(LOG).value()).isPositive();
    }
}
