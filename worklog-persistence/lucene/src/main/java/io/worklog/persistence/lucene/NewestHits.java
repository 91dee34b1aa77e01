package io.worklog.persistence.lucene;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.ArrayUtil;

/**
 * Matches with the largest index first. Lucene only walks forward, so the slice is read in windows
 * from its end, each walked forward and handed out backward. The first window is as wide as should
 * hold the matches needed, going by how many the segment can have; each further one is wider. So the
 * newest fifty of a million matches cost one small window, and few matches cost one walk.
 */
final class NewestHits implements SegmentHits {
    private static final int NARROWEST = 256;
    private static final int WIDEST = 1 << 17;
    private static final int GROWTH = 4;

    private final Weight weight;
    private final LogSlice slice;
    private final int needed;
    private int[] docs = new int[64];
    private long[] indices = new long[64];
    private int left;
    private int windowStart;
    private int width;
    private int doc = -1;
    private long index;

    /**
     * Nothing is read yet but the bound.
     *
     * @param needed how many matches are likely to be asked for
     */
    NewestHits(Weight weight, LogSlice slice, int needed) throws IOException {
        this.weight = weight;
        this.slice = slice;
        this.needed = needed;
        this.windowStart = slice.to();
        this.index = slice.lastIndex();
    }

    @Override
    public boolean next() throws IOException {
        while (left == 0) {
            if (windowStart == slice.from()) {
                return false;
            }
            readWindow();
        }
        left--;
        doc = docs[left];
        index = indices[left];
        return true;
    }

    @Override
    public long index() {
        return index;
    }

    @Override
    public int doc() {
        return doc;
    }

    @Override
    public LeafReaderContext leaf() {
        return slice.leaf();
    }

    private void readWindow() throws IOException {
        width = width == 0 ? firstWidth() : Math.min(WIDEST, width * GROWTH);
        int end = windowStart;
        windowStart = Math.max(slice.from(), end - width);
        Matches matches = new Matches(weight, slice, windowStart, end);
        while (matches.next()) {
            docs = ArrayUtil.grow(docs, left + 1);
            indices = ArrayUtil.grow(indices, left + 1);
            docs[left] = matches.doc();
            indices[left++] = matches.index();
        }
    }

    private int firstWidth() throws IOException {
        long cost = Math.max(1, Matches.cost(weight, slice));
        long width = 2L * needed * slice.reader().maxDoc() / cost;
        return (int) Math.max(NARROWEST, Math.min(WIDEST, width));
    }
}
