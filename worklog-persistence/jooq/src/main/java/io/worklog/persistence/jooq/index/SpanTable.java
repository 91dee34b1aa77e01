package io.worklog.persistence.jooq.index;

import static io.worklog.persistence.jooq.index.IndexTables.BLOCK;
import static io.worklog.persistence.jooq.index.IndexTables.EARLIEST;
import static io.worklog.persistence.jooq.index.IndexTables.LATEST;
import static io.worklog.persistence.jooq.index.IndexTables.LOG_NO;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Within which times the entries of each block lie. A span may be wider than it need be, after an
 * entry was replaced or forgotten, but never narrower.
 */
final class SpanTable {
    private static final Field<Long> ANY = DSL.val(0L);
    private static final Field<Integer> ANY_NO = DSL.val(0);

    private final String one;
    private final String newest;
    private final String oldest;
    private final String partial;
    private final String put;
    private final String remove;

    /**
     * A block with its times.
     *
     * @param block its number
     * @param time within which its entries happened
     */
    record Span(long block, TimeSpan time) {}

    SpanTable(DSLContext sql, Table<Record> spans) {
        var ofLog = LOG_NO.eq(ANY_NO);
        var meets = ofLog.and(LATEST.ge(ANY)).and(EARLIEST.le(ANY));
        var span = List.of(BLOCK, EARLIEST, LATEST);
        one = sql.select(span).from(spans).where(ofLog, BLOCK.eq(ANY)).getSQL();
        newest =
                sql.select(span)
                        .from(spans)
                        .where(meets, BLOCK.le(ANY))
                        .orderBy(BLOCK.desc())
                        .limit(DSL.val(0))
                        .getSQL();
        oldest =
                sql.select(span)
                        .from(spans)
                        .where(meets, BLOCK.ge(ANY))
                        .orderBy(BLOCK.asc())
                        .limit(DSL.val(0))
                        .getSQL();
        partial =
                sql.select(span)
                        .from(spans)
                        .where(meets, EARLIEST.lt(ANY).or(LATEST.gt(ANY)))
                        .limit(DSL.val(0))
                        .getSQL();
        put =
                sql.insertInto(spans, LOG_NO, BLOCK, EARLIEST, LATEST)
                        .values(ANY_NO, ANY, ANY, ANY)
                        .onConflict(LOG_NO, BLOCK)
                        .doUpdate()
                        .set(EARLIEST, DSL.excluded(EARLIEST))
                        .set(LATEST, DSL.excluded(LATEST))
                        .getSQL();
        remove = sql.deleteFrom(spans).where(ofLog, BLOCK.between(ANY, ANY)).getSQL();
    }

    Optional<TimeSpan> of(Connection connection, int logNo, long block) throws SQLException {
        return Jdbc.query(connection, one, SpanTable::read, List.of(logNo, block)).stream()
                .map(Span::time)
                .findFirst();
    }

    /** The next blocks that reach into a time, from one block on, at most so many. */
    List<Span> meeting(
            Connection connection, int logNo, TimeSpan time, Walk walk, long from, int most)
            throws SQLException {
        return Jdbc.query(
                connection,
                walk.newestFirst() ? newest : oldest,
                SpanTable::read,
                List.of(logNo, time.first(), time.last(), from, most));
    }

    /** How many blocks lie in a time in part only; counting stops there. */
    int partial(Connection connection, int logNo, TimeSpan time, int most) throws SQLException {
        List<Object> parameters =
                List.of(logNo, time.first(), time.last(), time.first(), time.last(), most);
        return Jdbc.query(connection, partial, SpanTable::read, parameters).size();
    }

    void put(Connection connection, int logNo, long block, TimeSpan time) throws SQLException {
        Jdbc.update(connection, put, List.of(logNo, block, time.first(), time.last()));
    }

    /** Removes neighbouring blocks, both ends included. */
    void remove(Connection connection, int logNo, long first, long last) throws SQLException {
        Jdbc.update(connection, remove, List.of(logNo, first, last));
    }

    private static Span read(ResultSet row) throws SQLException {
        return new Span(row.getLong(1), new TimeSpan(row.getLong(2), row.getLong(3)));
    }
}
