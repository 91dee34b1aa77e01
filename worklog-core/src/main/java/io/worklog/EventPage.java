package io.worklog;

import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.BoundedCount;
import io.worklog.query.Facet;
import io.worklog.query.FacetValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page of events.
 *
 * @param events in the order asked for; events that were pruned meanwhile are left out
 * @param nextCursor for the next page; absent on the last
 * @param total how many events the query has
 * @param facets values by falling count, for each facet asked for
 * @param indexedTo how far the index had read the log
 * @param damaged places of events that belong on the page and cannot be read any more, in the order
 *     asked for; only where {@link AuditLog#findReadable} was asked
 */
public record EventPage(
        List<RecordedEvent> events,
        @Nullable String nextCursor,
        BoundedCount total,
        Map<Facet, List<FacetValue>> facets,
        TreeSize indexedTo,
        List<LogIndex> damaged) {
    public EventPage {
        events = List.copyOf(events);
        Objects.requireNonNull(total, "total");
        facets = Map.copyOf(facets);
        Objects.requireNonNull(indexedTo, "indexedTo");
        damaged = List.copyOf(damaged);
    }
}
