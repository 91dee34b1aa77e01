package io.worklog.persistence.jooq.index;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one term finds. Blocks are fetched a few at a time, then more and more as long as they are
 * asked for one after the other; a leap begins with a few again.
 */
final class TermPostings implements Postings {
    private static final int FEW = 16;
    private static final int MANY = 1_024;

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
        boolean goesOn = end >= 0 && log.walk().after(end) == from;
        portion = goesOn ? Math.min(MANY, 4 * portion) : FEW;
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
