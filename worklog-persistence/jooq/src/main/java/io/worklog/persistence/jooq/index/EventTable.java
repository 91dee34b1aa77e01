package io.worklog.persistence.jooq.index;

import static io.worklog.persistence.jooq.index.IndexTables.FACETS;
import static io.worklog.persistence.jooq.index.IndexTables.FINGERPRINT;
import static io.worklog.persistence.jooq.index.IndexTables.IDX;
import static io.worklog.persistence.jooq.index.IndexTables.LOG_NO;
import static io.worklog.persistence.jooq.index.IndexTables.OCCURRED_AT;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** One narrow row for each entry. */
final class EventTable {
    private static final Field<Long> ANY = DSL.val(0L);
    private static final Field<Integer> ANY_NO = DSL.val(0);
    private static final Field<byte[]> ANY_BYTES = DSL.val(new byte[0]);

    private final String between;
    private final String timely;
    private final String byTime;
    private final String count;
    private final String change;
    private final String remove;
    private final ManyRows some;
    private final ManyRows add;

    /**
     * Renders its statements. Where entries of a block are looked through for a time, the sum keeps
     * planners from the key by time, which would find the whole time's entries.
     */
    EventTable(DSLContext sql, Table<Record> events) {
        var ofLog = LOG_NO.eq(ANY_NO);
        var stretch = ofLog.and(IDX.between(ANY, ANY));
        var row = List.of(IDX, OCCURRED_AT, FACETS, FINGERPRINT);
        between = sql.select(row).from(events).where(stretch).getSQL();
        var time = OCCURRED_AT.plus(DSL.inline(0L));
        timely = sql.select(IDX).from(events).where(stretch, time.between(ANY, ANY)).getSQL();
        byTime =
                sql.select(IDX)
                        .from(events)
                        .where(ofLog, OCCURRED_AT.between(ANY, ANY))
                        .limit(DSL.val(0))
                        .getSQL();
        count = sql.selectCount().from(events).where(ofLog).getSQL();
        change =
                sql.update(events)
                        .set(OCCURRED_AT, ANY)
                        .set(FACETS, ANY_BYTES)
                        .set(FINGERPRINT, ANY)
                        .where(ofLog, IDX.eq(ANY))
                        .getSQL();
        remove = sql.deleteFrom(events).where(stretch).getSQL();
        some =
                new ManyRows(n ->
                        sql.select(row)
                                .from(events)
                                .where(ofLog, IDX.in(Collections.nCopies(n, ANY)))
                                .getSQL());
        add = new ManyRows(n -> add(sql, events, n));
    }

    private static String add(DSLContext sql, Table<Record> events, int count) {
        var row = DSL.row(ANY_NO, ANY, ANY, ANY_BYTES, ANY);
        return sql.insertInto(events, LOG_NO, IDX, OCCURRED_AT, FACETS, FINGERPRINT)
                .valuesOfRows(Collections.nCopies(count, row))
                .getSQL();
    }

    /** Rows of neighbouring entries, both ends included. */
    List<EventRow> between(Connection connection, int logNo, long first, long last)
            throws SQLException {
        return Jdbc.query(connection, between, EventTable::read, List.of(logNo, first, last));
    }

    List<EventRow> some(Connection connection, int logNo, List<Long> indices) throws SQLException {
        return some.query(connection, EventTable::read, List.of(logNo), indices);
    }

    /** Which entries of a block happened within a time, both ends included. */
    Places timely(Connection connection, int logNo, long block, TimeSpan time) throws SQLException {
        Places places = Places.none();
        long start = Block.start(block);
        Jdbc.query(
                connection,
                timely,
                row -> {
                    places.add(Block.place(row.getLong(1)));
                    return places;
                },
                List.of(logNo, start, start + Places.SIZE - 1, time.first(), time.last()));
        return places;
    }

    /** At most so many entries that happened within a time. */
    List<Long> byTime(Connection connection, int logNo, TimeSpan time, int most)
            throws SQLException {
        List<Object> parameters = List.of(logNo, time.first(), time.last(), most);
        return Jdbc.query(connection, byTime, row -> row.getLong(1), parameters);
    }

    long count(Connection connection, int logNo) throws SQLException {
        return Jdbc.query(connection, count, row -> row.getLong(1), List.of(logNo)).get(0);
    }

    void add(Connection connection, int logNo, List<EventRow> rows) throws SQLException {
        add.update(connection, rows.stream().map(row -> parameters(logNo, row)).toList());
    }

    private static List<Object> parameters(int logNo, EventRow row) {
        return List.of(logNo, row.index(), row.occurredAt(), row.facets(), row.fingerprint());
    }

    /** Puts a row in the stead of that of the same entry. */
    void change(Connection connection, int logNo, EventRow row) throws SQLException {
        Jdbc.update(
                connection,
                change,
                List.of(row.occurredAt(), row.facets(), row.fingerprint(), logNo, row.index()));
    }

    /** Removes the rows of neighbouring entries, both ends included. */
    void remove(Connection connection, int logNo, long first, long last) throws SQLException {
        Jdbc.update(connection, remove, List.of(logNo, first, last));
    }

    private static EventRow read(ResultSet row) throws SQLException {
        return new EventRow(row.getLong(1), row.getLong(2), row.getBytes(3), row.getLong(4));
    }
}
