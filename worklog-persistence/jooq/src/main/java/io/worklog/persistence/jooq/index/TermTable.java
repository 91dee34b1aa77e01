package io.worklog.persistence.jooq.index;

import static io.worklog.persistence.jooq.index.IndexTables.BLOCK;
import static io.worklog.persistence.jooq.index.IndexTables.LOG_NO;
import static io.worklog.persistence.jooq.index.IndexTables.PLACES;
import static io.worklog.persistence.jooq.index.IndexTables.TERM;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Which entries of a block a term finds: one row for a term and a block. */
final class TermTable {
    private static final Field<Long> ANY = DSL.val(0L);
    private static final Field<Integer> ANY_NO = DSL.val(0);
    private static final Field<byte[]> ANY_BYTES = DSL.val(new byte[0]);

    /** From so many terms on, reading a whole block costs less than looking them up. */
    private static final int MANY = 1_000;

    private final TermWalks newest;
    private final TermWalks oldest;
    private final String whole;
    private final String removeBlocks;
    private final ManyRows some;
    private final ManyRows put;
    private final ManyRows remove;
    private final Comparator<Map.Entry<Term, Places>> order;

    /**
     * Renders its statements.
     *
     * @param byBlock the key by block. MariaDB has to be told to find blocks by it: where the
     *     tables have few logs, it would rather read the whole log
     */
    TermTable(DSLContext sql, Table<Record> terms, String byBlock) {
        var ofBlock = LOG_NO.eq(ANY_NO).and(BLOCK.eq(ANY));
        newest = new TermWalks(sql, terms, true);
        oldest = new TermWalks(sql, terms, false);
        boolean told = sql.family() == SQLDialect.MARIADB;
        Table<Record> found = told ? terms.forceIndex(byBlock) : terms;
        whole = sql.select(TERM, PLACES).from(found).where(ofBlock).getSQL();
        var stretch = LOG_NO.eq(ANY_NO).and(BLOCK.between(ANY, ANY));
        removeBlocks =
                told
                        ? sql.query("delete from {0} using {1} where {2}", terms, found, stretch)
                                .getSQL()
                        : sql.deleteFrom(terms).where(stretch).getSQL();
        some =
                new ManyRows(n ->
                        sql.select(TERM, PLACES)
                                .from(terms)
                                .where(ofBlock, TERM.in(anyTerms(n)))
                                .getSQL());
        remove =
                new ManyRows(
                        n -> sql.deleteFrom(terms).where(ofBlock, TERM.in(anyTerms(n))).getSQL());
        put = new ManyRows(n -> put(sql, terms, n));
        order = sql.family() == SQLDialect.POSTGRES ? neighbours() : Map.Entry.comparingByKey();
    }

    /**
     * PostgreSQL keeps rows where they were added, not by their key. So what is asked for together
     * is added together: frequent terms, then those of one entry.
     */
    private static Comparator<Map.Entry<Term, Places>> neighbours() {
        return Comparator.<Map.Entry<Term, Places>>comparingInt(one -> -one.getValue().count())
                .thenComparing(one -> one.getValue().next(0))
                .thenComparing(Map.Entry.comparingByKey());
    }

    private static List<Field<byte[]>> anyTerms(int count) {
        return Collections.nCopies(count, ANY_BYTES);
    }

    private static String put(DSLContext sql, Table<Record> terms, int count) {
        return sql.insertInto(terms, LOG_NO, TERM, BLOCK, PLACES)
                .valuesOfRows(
                        Collections.nCopies(count, DSL.row(ANY_NO, ANY_BYTES, ANY, ANY_BYTES)))
                .onConflict(LOG_NO, TERM, BLOCK)
                .doUpdate()
                .set(PLACES, DSL.excluded(PLACES))
                .getSQL();
    }

    /**
     * The next blocks in which each of some terms finds anything, in the order of the walk; one
     * list for each.
     */
    List<List<Block>> blocks(
            Connection connection, int logNo, Walk walk, List<TermWalks.Wanted> wanted)
            throws SQLException {
        return (walk.newestFirst() ? newest : oldest).blocks(connection, logNo, wanted);
    }

    /** What some terms find in a block; others may be among the answer. */
    Map<Term, Places> inBlock(Connection connection, int logNo, long block, Collection<Term> wanted)
            throws SQLException {
        if (wanted.size() >= MANY) {
            return inBlock(connection, logNo, block);
        }
        Map<Term, Places> found = new HashMap<>();
        some.query(
                connection,
                row -> found.put(Term.of(row.getBytes(1)), Places.of(row.getBytes(2))),
                List.of(logNo, block),
                wanted.stream().sorted().map(Term::bytes).toList());
        return found;
    }

    /** What all terms find in a block. */
    Map<Term, Places> inBlock(Connection connection, int logNo, long block) throws SQLException {
        Map<Term, Places> found = new HashMap<>();
        Jdbc.query(
                connection,
                whole,
                row -> found.put(Term.of(row.getBytes(1)), Places.of(row.getBytes(2))),
                List.of(logNo, block));
        return found;
    }

    /** Says what terms find in a block now; those that find nothing any more are removed. */
    void put(Connection connection, int logNo, long block, Map<Term, Places> changed)
            throws SQLException {
        List<Map.Entry<Term, Places>> sorted = changed.entrySet().stream().sorted(order).toList();
        put.update(
                connection,
                sorted.stream()
                        .filter(one -> !one.getValue().isEmpty())
                        .map(one ->
                                List.<Object>of(
                                        logNo, one.getKey().bytes(), block, one.getValue().bytes()))
                        .toList());
        remove.update(
                connection,
                List.of(logNo, block),
                sorted.stream()
                        .filter(one -> one.getValue().isEmpty())
                        .map(one -> one.getKey().bytes())
                        .toList());
    }

    /** Removes neighbouring blocks, both ends included. */
    void remove(Connection connection, int logNo, long first, long last) throws SQLException {
        Jdbc.update(connection, removeBlocks, List.of(logNo, first, last));
    }
}
