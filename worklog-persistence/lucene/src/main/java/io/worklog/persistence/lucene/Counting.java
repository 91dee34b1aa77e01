package io.worklog.persistence.lucene;

import io.worklog.query.BoundedCount;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.Weight;

/** Counts matches up to a limit, and no further. */
final class Counting {
    private Counting() {}

    static BoundedCount count(Weight weight, List<LogSlice> slices, int limit) throws IOException {
        long counted = 0;
        for (LogSlice slice : slices) {
            if (counted > limit) {
                break;
            }
            counted += count(weight, slice, limit + 1L - counted);
        }
        return bounded(counted, limit);
    }

    /** A count of one more than the limit says that there are more. */
    static BoundedCount bounded(long counted, int limit) {
        return new BoundedCount(Math.min(counted, limit), counted <= limit);
    }

    private static long count(Weight weight, LogSlice slice, long atMost) throws IOException {
        int known = slice.isWholeSegment() ? weight.count(slice.leaf()) : -1;
        if (known >= 0) {
            return known;
        }
        Matches matches = new Matches(weight, slice, slice.from(), slice.to());
        long counted = 0;
        while (counted < atMost && matches.next()) {
            counted++;
        }
        return counted;
    }
}
