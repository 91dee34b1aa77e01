package io.worklog.persistence.lucene;

import io.worklog.log.LogIndex;
import io.worklog.query.BoundedCount;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.Facet;
import io.worklog.query.FacetValue;
import io.worklog.query.Order;
import io.worklog.query.PageCursor;
import io.worklog.query.PageRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Answers one query from one snapshot. */
final class PageSearch {
    private final EventQuery query;
    private final PageRequest page;
    private final Snapshot snapshot;
    private final Weight weight;
    private final List<LogSlice> slices;

    PageSearch(EventQuery query, PageRequest page, Snapshot snapshot) throws IOException {
        this.query = query;
        this.page = page;
        this.snapshot = snapshot;
        IndexSearcher searcher = snapshot.searcher();
        this.weight =
                searcher.createWeight(
                        searcher.rewrite(QueryTerms.of(query)), ScoreMode.COMPLETE_NO_SCORES, 1);
        this.slices = LogSlice.of(snapshot.reader(), query.log());
    }

    EventHits answer() throws IOException {
        FacetCounts facets = new FacetCounts(page.facets());
        List<LogIndex> indices = pageOf(remaining());
        BoundedCount total = page.facets().isEmpty() ? count() : count(facets);
        Map<Facet, List<FacetValue>> values = facets.result();
        boolean more = indices.size() > page.limit();
        List<LogIndex> shown = more ? indices.subList(0, page.limit()) : indices;
        String cursor = more ? cursorAfter(shown.get(shown.size() - 1)) : null;
        return new EventHits(shown, cursor, total, values, snapshot.size(query.log()));
    }

    /** One match more than the page holds, where there is one. */
    private List<LogIndex> pageOf(List<LogSlice> from) throws IOException {
        HitStream hits = HitStream.of(weight, from, page.order(), page.limit() + 1);
        List<LogIndex> indices = new ArrayList<>();
        SegmentHits hit = hits.next();
        while (hit != null) {
            indices.add(LogIndex.of(hit.index()));
            hit = indices.size() > page.limit() ? null : hits.next();
        }
        return indices;
    }

    private List<LogSlice> remaining() throws IOException {
        String cursor = page.cursor();
        if (cursor == null) {
            return slices;
        }
        long last = PageCursor.read(query, page.order(), cursor);
        List<LogSlice> rest = new ArrayList<>();
        for (LogSlice slice : slices) {
            rest.addAll(
                    page.order() == Order.OLDEST_FIRST
                            ? slice.since(last + 1)
                            : slice.before(last));
        }
        return rest;
    }

    private BoundedCount count() throws IOException {
        return Counting.count(weight, slices, page.countLimit());
    }

    /** The matches are counted in the order of the pages, so facets speak of the nearest ones. */
    private BoundedCount count(FacetCounts facets) throws IOException {
        int limit = page.countLimit();
        HitStream hits = HitStream.of(weight, slices, page.order(), limit);
        long counted = 0;
        SegmentHits hit = hits.next();
        while (hit != null && counted < limit) {
            facets.add(hit);
            counted++;
            hit = hits.next();
        }
        return Counting.bounded(hit == null ? counted : counted + 1, limit);
    }

    private @Nullable String cursorAfter(LogIndex last) {
        return PageCursor.write(query, page.order(), last.value());
    }
}
