package io.worklog.persistence.lucene;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;

/** The matches in one slice, one after the other in the order asked for. Not thread-safe. */
interface SegmentHits {
    /** Moves to the next match; false where there is none left. */
    boolean next() throws IOException;

    /** The index of the current match; before the first move, one that no match is before. */
    long index();

    /** The document of the current match. */
    int doc();

    /** The segment. */
    LeafReaderContext leaf();
}
