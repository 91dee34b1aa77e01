package io.worklog.persistence.lucene;

import java.io.IOException;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Matches of a query in a part of a slice, in rising order, deleted documents left out. */
final class Matches {
    private final @Nullable DocIdSetIterator docs;
    private final @Nullable Bits live;
    private final NumericDocValues indices;
    private final int from;
    private final int to;
    private int doc = -1;

    /** Matches from one document to before another. */
    Matches(Weight weight, LogSlice slice, int from, int to) throws IOException {
        ScorerSupplier supplier = weight.scorerSupplier(slice.leaf());
        Scorer scorer = supplier == null ? null : supplier.get(to - from);
        this.docs = scorer == null ? null : scorer.iterator();
        this.live = slice.reader().getLiveDocs();
        this.indices = slice.reader().getNumericDocValues(EventDocument.INDEX);
        this.from = from;
        this.to = to;
    }

    /** At most how many documents of the segment match. */
    static long cost(Weight weight, LogSlice slice) throws IOException {
        ScorerSupplier supplier = weight.scorerSupplier(slice.leaf());
        return supplier == null ? 0 : supplier.cost();
    }

    boolean next() throws IOException {
        if (docs == null) {
            return false;
        }
        doc = doc < 0 ? docs.advance(from) : docs.nextDoc();
        while (doc < to && live != null && !live.get(doc)) {
            doc = docs.nextDoc();
        }
        return doc < to;
    }

    int doc() {
        return doc;
    }

    long index() throws IOException {
        if (!indices.advanceExact(doc)) {
            throw new org.apache.lucene.index.CorruptIndexException(
                    "document " + doc + " has no place in its log", "segment");
        }
        return indices.longValue();
    }
}
