package io.worklog.persistence.jooq.index;

import static io.worklog.persistence.jooq.index.IndexTables.BLOCK;
import static io.worklog.persistence.jooq.index.IndexTables.LOG_NO;
import static io.worklog.persistence.jooq.index.IndexTables.PLACES;
import static io.worklog.persistence.jooq.index.IndexTables.TERM;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The statements that go along a log from one end for one term, or for several at once, each of
 * them by the key from a place of its own. Thread-safe.
 */
final class TermWalks {
    private static final Field<Long> ANY = DSL.val(0L);
    private static final Field<Integer> ANY_NO = DSL.val(0);
    private static final Field<byte[]> ANY_BYTES = DSL.val(new byte[0]);

    private final Map<Integer, String> rendered = new ConcurrentHashMap<>();
    private final DSLContext sql;
    private final Table<Record> terms;
    private final Condition ahead;
    private final SortField<Long> order;
    private final Comparator<Block> sorted;

    /**
     * The next blocks of a term.
     *
     * @param from the first that is wanted
     * @param most how many at most
     */
    record Wanted(Term term, long from, int most) {}

    TermWalks(DSLContext sql, Table<Record> terms, boolean newestFirst) {
        this.sql = sql;
        this.terms = terms;
        this.ahead =
                LOG_NO.eq(ANY_NO)
                        .and(TERM.eq(ANY_BYTES))
                        .and(newestFirst ? BLOCK.le(ANY) : BLOCK.ge(ANY));
        this.order = newestFirst ? BLOCK.desc() : BLOCK.asc();
        Comparator<Block> rising = Comparator.comparingLong(Block::number);
        this.sorted = newestFirst ? rising.reversed() : rising;
    }

    /** The next blocks in which each term finds anything, in the order of the walk. */
    List<List<Block>> blocks(Connection connection, int logNo, List<Wanted> wanted)
            throws SQLException {
        List<Object> parameters = new ArrayList<>();
        List<List<Block>> found = new ArrayList<>();
        for (Wanted one : wanted) {
            parameters.addAll(List.of(logNo, one.term().bytes(), one.from(), one.most()));
            found.add(new ArrayList<>());
        }
        Jdbc.query(
                connection,
                rendered.computeIfAbsent(wanted.size(), this::render),
                row ->
                        found.get(row.getInt(1))
                                .add(new Block(row.getLong(2), Places.of(row.getBytes(3)))),
                parameters);
        found.forEach(blocks -> blocks.sort(sorted));
        return found;
    }

    /** For each term log_no, term, block, how many: which of the terms, block, places. */
    private String render(int count) {
        Select<Record3<Integer, Long, byte[]>> all = one(0);
        for (int which = 1; which < count; which++) {
            all = all.unionAll(one(which));
        }
        return all.getSQL();
    }

    private Select<Record3<Integer, Long, byte[]>> one(int which) {
        return sql.select(DSL.inline(which).as("which_term"), BLOCK, PLACES)
                .from(terms)
                .where(ahead)
                .orderBy(order)
                .limit(DSL.val(0));
    }
}
