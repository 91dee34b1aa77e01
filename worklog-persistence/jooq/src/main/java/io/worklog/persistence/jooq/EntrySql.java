package io.worklog.persistence.jooq;

import static io.worklog.persistence.jooq.Tables.CONTENT;
import static io.worklog.persistence.jooq.Tables.HASHES;
import static io.worklog.persistence.jooq.Tables.IDX;
import static io.worklog.persistence.jooq.Tables.KEY;
import static io.worklog.persistence.jooq.Tables.LEAF_HASH;
import static io.worklog.persistence.jooq.Tables.LOG_NO;
import static io.worklog.persistence.jooq.Tables.MIN_INDEX;
import static io.worklog.persistence.jooq.Tables.SEALED;
import static io.worklog.persistence.jooq.Tables.TILE_INDEX;
import static io.worklog.persistence.jooq.Tables.TILE_LEVEL;

import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Statements about what is in a log, rendered once. Each says which parameters it has, in order. A
 * range of entries has its first index and the one after its last.
 */
final class EntrySql {
    /** Log_no, range, log_no: idx, sealed, content. */
    final String read;

    /** Log_no, range: idx, leaf_hash. */
    final String leaves;

    /** Log_no, range; log_no, range: idx, key. */
    final String keys;

    /** Log_no, level, index: hashes. */
    final String tile;

    /** Log_no, idx, content. */
    final String putSide;

    /** Log_no, range. */
    final String deleteSides;

    /** Log_no, range. */
    final String keepKeys;

    /** Log_no, range. */
    final String deleteEntries;

    /** Log_no: the first idx. */
    final String first;

    private final Sql sql;
    private final Table<Record> entry;
    private final Table<Record> side;
    private final Table<Record> prunedKey;

    EntrySql(Sql sql) {
        this.sql = sql;
        this.entry = sql.table(Tables.ENTRY);
        this.side = sql.table(Tables.PRIVATE_SIDE);
        this.prunedKey = sql.table(Tables.PRUNED_KEY);
        DSLContext dsl = sql.dsl();
        read = read(dsl);
        keys = keys(dsl);
        leaves = sql.text(dsl.select(IDX, LEAF_HASH).from(entry).where(sql.range()).orderBy(IDX));
        first = sql.text(dsl.select(DSL.min(IDX)).from(entry).where(LOG_NO.eq(sql.any(LOG_NO))));
        tile =
                sql.text(
                        dsl.select(HASHES)
                                .from(sql.table(Tables.TILE))
                                .where(LOG_NO.eq(sql.any(LOG_NO)))
                                .and(TILE_LEVEL.eq(sql.any(TILE_LEVEL)))
                                .and(TILE_INDEX.eq(sql.any(TILE_INDEX))));
        putSide =
                sql.text(
                        dsl.insertInto(side, LOG_NO, IDX, CONTENT)
                                .values(sql.any(LOG_NO), sql.any(IDX), sql.any(CONTENT))
                                .onConflict(LOG_NO, IDX)
                                .doUpdate()
                                .set(CONTENT, DSL.excluded(CONTENT)));
        deleteSides = sql.text(dsl.deleteFrom(side).where(sql.range()));
        deleteEntries = sql.text(dsl.deleteFrom(entry).where(sql.range()));
        keepKeys =
                sql.text(
                        dsl.insertInto(prunedKey, LOG_NO, KEY, IDX)
                                .select(
                                        DSL.select(LOG_NO, KEY, IDX)
                                                .from(entry)
                                                .where(sql.range())
                                                .and(KEY.isNotNull())));
    }

    private String read(DSLContext dsl) {
        Table<Record> e = entry.as("e");
        Table<Record> p = side.as("p");
        return sql.text(
                dsl.select(Sql.of(e, IDX), Sql.of(e, SEALED), Sql.of(p, CONTENT))
                        .from(e)
                        .leftJoin(p)
                        .on(Sql.of(p, LOG_NO).eq(Sql.of(e, LOG_NO)))
                        .and(Sql.of(p, IDX).eq(Sql.of(e, IDX)))
                        .where(Sql.of(e, LOG_NO).eq(sql.any(LOG_NO)))
                        .and(Sql.of(e, IDX).ge(sql.any(IDX)))
                        .and(Sql.of(e, IDX).lt(sql.any(IDX)))
                        .and(Sql.of(e, IDX).ge(minIndex()))
                        .orderBy(Sql.of(e, IDX)));
    }

    private Select<Record1<Long>> minIndex() {
        return DSL.select(MIN_INDEX).from(sql.table(Tables.LOG)).where(LOG_NO.eq(sql.any(LOG_NO)));
    }

    /** Log_no, so many keys; log_no, those keys, their digests: idx, key. */
    String findKeys(int count) {
        return sql.text(
                sql.dsl()
                        .select(IDX, KEY)
                        .from(entry)
                        .where(LOG_NO.eq(sql.any(LOG_NO)))
                        .and(KEY.in(keys(count)))
                        .unionAll(
                                DSL.select(IDX, KEY)
                                        .from(prunedKey)
                                        .where(LOG_NO.eq(sql.any(LOG_NO)))
                                        .and(KEY.in(keys(2 * count)))));
    }

    private List<Param<byte[]>> keys(int count) {
        return Stream.generate(() -> sql.any(KEY)).limit(count).toList();
    }

    private String keys(DSLContext dsl) {
        return sql.text(
                dsl.select(IDX, KEY)
                        .from(entry)
                        .where(sql.range())
                        .and(KEY.isNotNull())
                        .unionAll(DSL.select(IDX, KEY).from(prunedKey).where(sql.range()))
                        .orderBy(DSL.field(DSL.name("idx"))));
    }
}
