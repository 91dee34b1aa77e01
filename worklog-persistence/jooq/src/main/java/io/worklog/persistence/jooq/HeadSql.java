package io.worklog.persistence.jooq;

import static io.worklog.persistence.jooq.Tables.ENDED;
import static io.worklog.persistence.jooq.Tables.EPOCH;
import static io.worklog.persistence.jooq.Tables.LOG_NO;
import static io.worklog.persistence.jooq.Tables.MIN_INDEX;
import static io.worklog.persistence.jooq.Tables.NAME;
import static io.worklog.persistence.jooq.Tables.NOTE;
import static io.worklog.persistence.jooq.Tables.SIZE;

import io.worklog.log.LogId;
import io.worklog.spi.LogHead;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Statements about where logs stand, rendered once. Each says which parameters it has, in order.
 * That a row is what its writer believes is a condition of the update itself, never the result of
 * an earlier look.
 */
final class HeadSql {
    /** No parameters: name. */
    final String allNames;

    /** Name: log_no, size, epoch, min_index, ended. */
    final String byName;

    /** Log_no: log_no, size, epoch, min_index, ended. */
    final String byNumber;

    /** Name. Makes an empty log under its first claim. */
    final String create;

    /** Name. Makes the row of the log's checkpoint. */
    final String createCheckpoint;

    /** Log_no. */
    final String claim;

    /** Note, log_no. */
    final String end;

    /** Min_index, log_no, the same min_index, again the same. */
    final String raiseMinIndex;

    /** Size, min_index, log_no. */
    final String beginAt;

    /** Size, note, log_no, the same size, the same size, log_no. */
    final String publish;

    /** Log_no: size, note. */
    final String checkpoint;

    /** What stands before and after a name. */
    private final String[] lock;

    /** What stands between new size, log_no, name, size, epoch and min_index. */
    private final String[] advance;

    private final Sql sql;
    private final Table<Record> log;
    private final Table<Record> checkpoints;

    HeadSql(Sql sql) {
        this.sql = sql;
        this.log = sql.table(Tables.LOG);
        this.checkpoints = sql.table(Tables.CHECKPOINT);
        DSLContext dsl = sql.dsl();
        allNames = sql.text(dsl.select(NAME).from(log).orderBy(NAME));
        byName =
                sql.text(
                        dsl.select(LOG_NO, SIZE, EPOCH, MIN_INDEX, ENDED)
                                .from(log)
                                .where(NAME.eq(sql.any(NAME))));
        byNumber =
                sql.text(
                        dsl.select(LOG_NO, SIZE, EPOCH, MIN_INDEX, ENDED)
                                .from(log)
                                .where(LOG_NO.eq(sql.any(LOG_NO))));
        checkpoint =
                sql.text(
                        dsl.select(SIZE, NOTE).from(checkpoints).where(LOG_NO.eq(sql.any(LOG_NO))));
        create =
                sql.text(
                        dsl.insertInto(log, NAME, SIZE, EPOCH, MIN_INDEX)
                                .values(
                                        sql.any(NAME),
                                        DSL.inline(0L),
                                        DSL.inline(1L),
                                        DSL.inline(0L)));
        createCheckpoint =
                sql.text(
                        dsl.insertInto(checkpoints, LOG_NO, SIZE)
                                .select(
                                        DSL.select(LOG_NO, DSL.inline(0L))
                                                .from(log)
                                                .where(NAME.eq(sql.any(NAME)))));
        beginAt =
                sql.text(
                        dsl.update(log)
                                .set(SIZE, sql.any(SIZE))
                                .set(MIN_INDEX, sql.any(MIN_INDEX))
                                .where(LOG_NO.eq(sql.any(LOG_NO))));
        claim = claim(dsl);
        lock = lock(dsl).split("\\?", -1);
        advance = advance(dsl).split("\\?", -1);
        end = end(dsl);
        raiseMinIndex = raiseMinIndex(dsl);
        publish = publish(dsl);
    }

    private String claim(DSLContext dsl) {
        return sql.text(
                dsl.update(log)
                        .set(EPOCH, EPOCH.plus(DSL.inline(1)))
                        .where(LOG_NO.eq(sql.any(LOG_NO)))
                        .and(ENDED.isNull()));
    }

    /** Locks the row of a log, complete with its name, which has no character to escape. */
    String lock(LogId name) {
        return lock[0] + '\'' + name + '\'' + lock[1];
    }

    /**
     * An update that changes nothing needs no right beyond that to update the size. PostgreSQL would
     * write another version of the row for it, and needs no more right to lock it.
     */
    private String lock(DSLContext dsl) {
        return dsl.family() == SQLDialect.POSTGRES
                ? sql.text(dsl.select(LOG_NO).from(log).where(NAME.eq(sql.any(NAME))).forUpdate())
                : sql.text(dsl.update(log).set(SIZE, SIZE).where(NAME.eq(sql.any(NAME))));
    }

    /**
     * Moves a log's end, complete with its values: numbers, and a name that has no character to
     * escape. The name keeps a writer that knows a number from before a copy was restored away from
     * the log that has it now.
     */
    String advance(LogRow from, long newSize) {
        LogHead head = from.head();
        return advance[0]
                + newSize
                + advance[1]
                + from.number()
                + advance[2]
                + '\''
                + head.log()
                + '\''
                + advance[3]
                + head.size().value()
                + advance[4]
                + head.epoch()
                + advance[5]
                + head.minIndex()
                + advance[6];
    }

    private String advance(DSLContext dsl) {
        return sql.text(
                dsl.update(log)
                        .set(SIZE, sql.any(SIZE))
                        .where(LOG_NO.eq(sql.any(LOG_NO)))
                        .and(NAME.eq(sql.any(NAME)))
                        .and(SIZE.eq(sql.any(SIZE)))
                        .and(EPOCH.eq(sql.any(EPOCH)))
                        .and(MIN_INDEX.eq(sql.any(MIN_INDEX)))
                        .and(ENDED.isNull()));
    }

    private String end(DSLContext dsl) {
        return sql.text(
                dsl.update(log)
                        .set(ENDED, sql.any(ENDED))
                        .where(LOG_NO.eq(sql.any(LOG_NO)))
                        .and(ENDED.isNull()));
    }

    private String raiseMinIndex(DSLContext dsl) {
        return sql.text(
                dsl.update(log)
                        .set(MIN_INDEX, sql.any(MIN_INDEX))
                        .where(LOG_NO.eq(sql.any(LOG_NO)))
                        .and(MIN_INDEX.lt(sql.any(MIN_INDEX)))
                        .and(SIZE.ge(sql.any(SIZE)))
                        .and(ENDED.isNull()));
    }

    private String publish(DSLContext dsl) {
        return sql.text(
                dsl.update(checkpoints)
                        .set(SIZE, sql.any(SIZE))
                        .set(NOTE, sql.any(NOTE))
                        .where(LOG_NO.eq(sql.any(LOG_NO)))
                        .and(SIZE.le(sql.any(SIZE)))
                        .and(
                                sql.any(SIZE)
                                        .le(
                                                DSL.select(SIZE)
                                                        .from(log)
                                                        .where(LOG_NO.eq(sql.any(LOG_NO))))));
    }
}
