package io.worklog.persistence.lucene;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Matches with the smallest index first: the order in which the documents lie. */
final class OldestHits implements SegmentHits {
    private final Weight weight;
    private final LogSlice slice;
    private @Nullable Matches matches;
    private long index;

    OldestHits(Weight weight, LogSlice slice) throws IOException {
        this.weight = weight;
        this.slice = slice;
        this.index = slice.firstIndex();
    }

    @Override
    public boolean next() throws IOException {
        if (matches == null) {
            matches = new Matches(weight, slice, slice.from(), slice.to());
        }
        if (!matches.next()) {
            return false;
        }
        index = matches.index();
        return true;
    }

    @Override
    public long index() {
        return index;
    }

    @Override
    public int doc() {
        if (matches == null) {
            throw new IllegalStateException("no match was asked for yet");
        }
        return matches.doc();
    }

    @Override
    public LeafReaderContext leaf() {
        return slice.leaf();
    }
}
