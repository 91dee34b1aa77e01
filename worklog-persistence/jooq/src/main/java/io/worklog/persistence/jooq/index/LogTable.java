package io.worklog.persistence.jooq.index;

import static io.worklog.persistence.jooq.index.IndexTables.INDEXED_TO;
import static io.worklog.persistence.jooq.index.IndexTables.LOG_NO;
import static io.worklog.persistence.jooq.index.IndexTables.MIN_INDEX;
import static io.worklog.persistence.jooq.index.IndexTables.NAME;

import io.worklog.log.LogId;
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
 * How far each log was read. Whoever changes anything of a log changes its row first, and so has
 * the log alone until the commit. Nothing is read in a transaction before something was changed in
 * it: SQLite would not let it go on beside another writer.
 */
final class LogTable {
    private static final Field<Long> ANY = DSL.val(0L);
    private static final Field<Integer> ANY_NO = DSL.val(0);
    private static final Field<String> ANY_NAME = DSL.val("");

    private final String named;
    private final String numbered;
    private final String dropped;
    private final String make;
    private final String advance;
    private final String hold;
    private final String move;
    private final String retire;
    private final String remove;

    LogTable(DSLContext sql, Table<Record> logs) {
        var columns = List.of(LOG_NO, INDEXED_TO, MIN_INDEX);
        named = sql.select(columns).from(logs).where(NAME.eq(ANY_NAME)).getSQL();
        numbered =
                sql.select(columns).from(logs).where(LOG_NO.eq(ANY_NO), NAME.isNotNull()).getSQL();
        dropped = sql.select(columns).from(logs).where(NAME.isNull()).getSQL();
        make =
                sql.insertInto(logs, NAME, INDEXED_TO, MIN_INDEX)
                        .values(ANY_NAME, DSL.inline(0L), DSL.inline(0L))
                        .onConflictDoNothing()
                        .getSQL();
        advance =
                sql.update(logs)
                        .set(INDEXED_TO, ANY)
                        .where(LOG_NO.eq(ANY_NO), INDEXED_TO.eq(ANY), NAME.isNotNull())
                        .getSQL();
        hold = sql.update(logs).set(MIN_INDEX, MIN_INDEX).where(LOG_NO.eq(ANY_NO)).getSQL();
        move =
                sql.update(logs)
                        .set(INDEXED_TO, ANY)
                        .set(MIN_INDEX, ANY)
                        .where(LOG_NO.eq(ANY_NO))
                        .getSQL();
        retire =
                sql.update(logs)
                        .set(NAME, DSL.inline(null, NAME))
                        .where(NAME.eq(ANY_NAME))
                        .getSQL();
        remove = sql.deleteFrom(logs).where(LOG_NO.eq(ANY_NO), NAME.isNull()).getSQL();
    }

    Optional<LogState> state(Connection connection, LogId log) throws SQLException {
        List<LogState> found = Jdbc.query(connection, named, LogTable::read, List.of(log.value()));
        return found.stream().findFirst();
    }

    /** A log that may not be there yet. */
    LogState made(Connection connection, LogId log) throws SQLException {
        Jdbc.update(connection, make, List.of(log.value()));
        return state(connection, log).orElseThrow();
    }

    /** Moves a log on; false where another node did so before. */
    boolean advance(Connection connection, LogState from, long to) throws SQLException {
        List<Object> parameters = List.of(to, from.logNo(), from.indexedTo());
        return Jdbc.update(connection, advance, parameters) == 1;
    }

    /** Has a log alone until the commit; nothing where there is no such log any more. */
    Optional<LogState> held(Connection connection, int logNo) throws SQLException {
        Jdbc.update(connection, hold, List.of(logNo));
        return Jdbc.query(connection, numbered, LogTable::read, List.of(logNo)).stream()
                .findFirst();
    }

    void move(Connection connection, LogState to) throws SQLException {
        List<Object> parameters = List.of(to.indexedTo(), to.minIndex(), to.logNo());
        Jdbc.update(connection, move, parameters);
    }

    /** Takes a log its name: nobody finds it any more, and its rows can go one after the other. */
    void retire(Connection connection, LogId log) throws SQLException {
        Jdbc.update(connection, retire, List.of(log.value()));
    }

    /** Logs without a name. */
    List<LogState> dropped(Connection connection) throws SQLException {
        return Jdbc.query(connection, dropped, LogTable::read, List.of());
    }

    void remove(Connection connection, int logNo) throws SQLException {
        Jdbc.update(connection, remove, List.of(logNo));
    }

    private static LogState read(ResultSet row) throws SQLException {
        return new LogState(row.getInt(1), row.getLong(2), row.getLong(3));
    }
}
