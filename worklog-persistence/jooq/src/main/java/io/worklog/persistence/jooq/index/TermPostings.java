package io.worklog.persistence.jooq.index;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one term finds. Blocks are fetched a few at a time, then more and more as long as what is
 * asked for next would lie among them; a farther leap begins with a few again.
 */
final class TermPostings implements Postings {
    private static final int FEW = 16;
    private static final int MANY = 1_024;
    private static final int GROWTH = 8;

    private final SearchedLog log;
    private final Term term;
    private final Deque<Block> fetched = new ArrayDeque<>();
    private int portion = FEW;
    private long end = -1;
    private boolean exhausted;

    TermPostings(SearchedLog log, Term term) {
        this.log = log;
        this.term = term;
    }

    @Override
    public @Nullable Block seek(long from) throws SQLException {
        skip(from);
        if (fetched.isEmpty() && !exhausted) {
            fetch(from);
        }
        return fetched.peek();
    }

    private void skip(long from) {
        Block next = fetched.peek();
        while (next != null && log.walk().isBefore(next.number(), from)) {
            fetched.poll();
            next = fetched.peek();
        }
    }

    private void fetch(long from) throws SQLException {
        int more = Math.min(MANY, GROWTH * portion);
        portion = end >= 0 && Math.abs(from - end) <= more ? more : FEW;
        Connection connection = log.connection();
        List<Block> blocks =
                log.tables()
                        .terms()
                        .blocks(connection, log.logNo(), term, log.walk(), from, portion);
        fetched.addAll(blocks);
        exhausted = blocks.size() < portion;
        end = blocks.isEmpty() ? end : blocks.get(blocks.size() - 1).number();
    }
}
