package io.worklog.persistence.jooq.index;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Fetches what the terms of one search find. Parts of a query go along the walk together, so terms
 * mostly run out together: one statement then fetches for all of them. The first term of all is
 * fetched alone, because where it finds little the others are asked only there. Not thread-safe.
 */
final class TermFetches {
    /** The most terms that one statement fetches for. */
    private static final int TOGETHER = 8;

    private final SearchedLog log;
    private final List<TermPostings> all = new ArrayList<>();
    private boolean begun;

    TermFetches(SearchedLog log) {
        this.log = log;
    }

    /** What a term finds; MUST be asked along with all others that come from here. */
    TermPostings of(Term term) {
        TermPostings postings = new TermPostings(this, log.walk(), term);
        all.add(postings);
        return postings;
    }

    /** Fetches for one that has run out, and for others that have, from a block on. */
    void fetch(TermPostings asked, long from) throws SQLException {
        List<TermPostings> spent = begun ? spent(asked, from) : List.of(asked);
        begun = true;
        List<List<Block>> found =
                log.tables()
                        .terms()
                        .blocks(
                                log.connection(),
                                log.logNo(),
                                log.walk(),
                                spent.stream().map(term -> term.wanted(from)).toList());
        for (int i = 0; i < spent.size(); i++) {
            spent.get(i).take(found.get(i));
        }
    }

    private List<TermPostings> spent(TermPostings asked, long from) {
        List<TermPostings> spent = new ArrayList<>();
        spent.add(asked);
        for (TermPostings other : all) {
            if (spent.size() < TOGETHER && other != asked && other.isSpent(from)) {
                spent.add(other);
            }
        }
        return spent;
    }
}
