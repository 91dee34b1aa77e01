package io.worklog.query;

import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an index answers: places in the log, not events. Whoever asked reads the events from the log
 * and checks them.
 *
 * @param indices the places, in the order asked for
 * @param nextCursor for the next page; absent on the last
 * @param total how many events the query has
 * @param facets values by falling count, for each facet asked for
 * @param indexedTo how far the index had read the log
 */
public record EventHits(
        List<LogIndex> indices,
        @Nullable String nextCursor,
        BoundedCount total,
        Map<Facet, List<FacetValue>> facets,
        TreeSize indexedTo) {
    public EventHits {
        indices = List.copyOf(indices);
        facets = Map.copyOf(facets);
    }
}
