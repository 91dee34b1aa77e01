package io.worklog.persistence.lucene;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;

/** Hands the terms of a {@link TermList} to Lucene as they are. */
final class TermStream extends TokenStream {
    private final TermList terms;
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final PositionIncrementAttribute increment =
            addAttribute(PositionIncrementAttribute.class);
    private final BytesRef current = new BytesRef();
    private int next;
    private int place;

    TermStream(TermList terms) {
        this.terms = terms;
    }

    @Override
    public void reset() {
        next = 0;
        place = -1;
    }

    @Override
    public boolean incrementToken() {
        if (next == terms.size()) {
            return false;
        }
        terms.get(next, current);
        term.setBytesRef(current);
        increment.setPositionIncrement(terms.place(next) - place);
        place = terms.place(next++);
        return true;
    }
}
