package io.worklog.persistence.lucene;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;

/**
 * The index as it was at one moment. Whoever reads from it holds it, so that its files stay.
 *
 * @param reader Lucene's view; it counts its holders
 * @param sizes how far each log was read at that moment
 */
record Snapshot(DirectoryReader reader, Map<LogId, Long> sizes) {
    /** Searches without a cache: matches of an index that grows are not worth keeping. */
    IndexSearcher searcher() {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        return searcher;
    }

    TreeSize size(LogId log) {
        return TreeSize.of(sizes.getOrDefault(log, 0L));
    }

    /** Holds it; false where it is gone already. */
    boolean hold() {
        return reader.tryIncRef();
    }

    void release() throws IOException {
        reader.decRef();
    }
}
