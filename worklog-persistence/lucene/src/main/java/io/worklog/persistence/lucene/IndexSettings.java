package io.worklog.persistence.lucene;

import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** How Lucene writes the index. */
final class IndexSettings {
    private IndexSettings() {}

    /**
     * Neighbouring segments are merged, so that the entries of a log that came in order stay in
     * order and a merge has nothing to sort.
     */
    static IndexWriterConfig of(LuceneIndexOptions options, NamedMerges merges) {
        IndexWriterConfig config = new IndexWriterConfig();
        config.setIndexSort(
                new Sort(
                        new SortField(EventDocument.LOG, SortField.Type.STRING),
                        new SortField(EventDocument.INDEX, SortField.Type.LONG)));
        config.setRAMBufferSizeMB(options.bufferMegabytes());
        config.setMergePolicy(new LogByteSizeMergePolicy());
        config.setMergeScheduler(merges);
        config.setMaxFullFlushMergeWaitMillis(0);
        config.setCommitOnClose(false);
        return config;
    }
}
