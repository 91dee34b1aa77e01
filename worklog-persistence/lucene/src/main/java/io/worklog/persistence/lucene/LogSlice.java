package io.worklog.persistence.lucene;

import io.worklog.log.LogId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;

/**
 * Documents of one log in one segment, side by side and in order of their index. Deleted ones are
 * among them.
 *
 * @param leaf the segment
 * @param from the first document
 * @param to one past the last document, larger than {@code from}
 */
record LogSlice(LeafReaderContext leaf, int from, int to) {
    /** Every slice of a log. */
    static List<LogSlice> of(IndexReader reader, LogId log) throws IOException {
        TermList term = new TermList();
        term.add(TermKind.LOG, log.value());
        List<LogSlice> slices = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(EventDocument.TERMS);
            TermsEnum found = terms == null ? null : terms.iterator();
            if (found != null && found.seekExact(term.copy(0))) {
                int first = found.postings(null, PostingsEnum.NONE).nextDoc();
                slices.add(new LogSlice(leaf, first, first + found.docFreq()));
            }
        }
        return slices;
    }

    LeafReader reader() {
        return leaf.reader();
    }

    boolean isWholeSegment() {
        return from == 0 && to == reader().maxDoc();
    }

    /** The smallest index. */
    long firstIndex() throws IOException {
        return indexOf(from);
    }

    /** The largest index. */
    long lastIndex() throws IOException {
        return indexOf(to - 1);
    }

    /** The documents with a smaller index; may be none. */
    List<LogSlice> before(long index) throws IOException {
        return between(from, firstNotBelow(index));
    }

    /** The documents with this index or a larger one; may be none. */
    List<LogSlice> since(long index) throws IOException {
        return between(firstNotBelow(index), to);
    }

    /** Each document with this index, alone; a deleted one may be beside a live one. */
    List<LogSlice> at(long index) throws IOException {
        List<LogSlice> found = new ArrayList<>();
        if (index < firstIndex() || index > lastIndex()) {
            return found;
        }
        for (int doc = firstNotBelow(index); doc < to && indexOf(doc) == index; doc++) {
            found.add(new LogSlice(leaf, doc, doc + 1));
        }
        return found;
    }

    private List<LogSlice> between(int start, int end) {
        return start < end ? List.of(new LogSlice(leaf, start, end)) : List.of();
    }

    private int firstNotBelow(long index) throws IOException {
        int guess = withoutGaps(index);
        return guess >= 0 ? guess : search(index);
    }

    /** Where the index is if no entry before it in the slice is missing or doubled, else -1. */
    private int withoutGaps(long index) throws IOException {
        long guess = from + (index - firstIndex());
        boolean right = guess > from && guess < to && indexOf((int) guess) == index;
        return right && indexOf((int) guess - 1) < index ? (int) guess : -1;
    }

    private int search(long index) throws IOException {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (indexOf(middle) < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long indexOf(int doc) throws IOException {
        return value(reader(), EventDocument.INDEX, doc);
    }

    /** A number that every document has. */
    static long value(LeafReader reader, String field, int doc) throws IOException {
        NumericDocValues values = reader.getNumericDocValues(field);
        if (values == null || !values.advanceExact(doc)) {
            throw new org.apache.lucene.index.CorruptIndexException(
                    "document " + doc + " has no " + field, reader.toString());
        }
        return values.longValue();
    }
}
