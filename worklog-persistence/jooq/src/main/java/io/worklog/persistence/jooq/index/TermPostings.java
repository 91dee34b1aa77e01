package io.worklog.persistence.jooq.index;

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

    private final TermFetches fetches;
    private final Walk walk;
    private final Term term;
    private final Deque<Block> fetched = new ArrayDeque<>();
    private int portion = FEW;
    private long end = -1;
    private boolean exhausted;

    TermPostings(TermFetches fetches, Walk walk, Term term) {
        this.fetches = fetches;
        this.walk = walk;
        this.term = term;
    }

    @Override
    public @Nullable Block seek(long from) throws SQLException {
        if (isSpent(from)) {
            fetches.fetch(this, from);
        }
        return fetched.peek();
    }

    /** Whether blocks have to be fetched to know what is found from one on. */
    boolean isSpent(long from) {
        Block next = fetched.peek();
        while (next != null && walk.isBefore(next.number(), from)) {
            fetched.poll();
            next = fetched.peek();
        }
        return next == null && !exhausted;
    }

    /** What is to be fetched from a block on. */
    TermWalks.Wanted wanted(long from) {
        int more = Math.min(MANY, GROWTH * portion);
        portion = end >= 0 && Math.abs(from - end) <= more ? more : FEW;
        return new TermWalks.Wanted(term, from, portion);
    }

    /** Takes what was fetched; less than was wanted is all there is. */
    void take(List<Block> blocks) {
        fetched.addAll(blocks);
        exhausted = blocks.size() < portion;
        end = blocks.isEmpty() ? end : blocks.get(blocks.size() - 1).number();
    }
}
