package io.worklog.persistence.lucene;

import io.worklog.log.LogId;
import io.worklog.spi.IndexedEvent;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Questions for entries by their place, as deletions ask them. */
final class EntryQuery {
    private EntryQuery() {}

    /** All entries of a log. */
    static Query of(LogId log) {
        TermList term = new TermList();
        term.add(TermKind.LOG, log.value());
        return new TermQuery(new Term(EventDocument.TERMS, term.copy(0)));
    }

    /** Those of these entries that are there. */
    static Query of(LogId log, List<IndexedEvent> entries) {
        long[] indices = entries.stream().mapToLong(e -> e.index().value()).toArray();
        return both(of(log), NumericDocValuesField.newSlowSetQuery(EventDocument.INDEX, indices));
    }

    /** The entries below an index, which is at least 1. */
    static Query below(LogId log, long index) {
        return both(
                of(log),
                NumericDocValuesField.newSlowRangeQuery(EventDocument.INDEX, 0, index - 1));
    }

    private static Query both(Query first, Query second) {
        return new BooleanQuery.Builder()
                .add(first, Occur.FILTER)
                .add(second, Occur.FILTER)
                .build();
    }
}
