package io.worklog.server.log;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of events.
 *
 * @param items in the order asked for
 * @param next cursor of the page after it, opaque; null on the last page
 * @param total how many events the question has, as far as was counted
 * @param facets values by falling count, for each facet asked for
 * @param indexedTo how many entries of the log were looked at
 * @param damaged places of events that belong among the items and cannot be read any more, in the
 *     order asked for
 */
record EventPageView(
        List<EventView> items,
        @Nullable String next,
        Count total,
        Map<String, List<FacetCount>> facets,
        long indexedTo,
        List<Long> damaged) {

    /**
     * A count that may have stopped at a limit.
     *
     * @param value how many were counted
     * @param exact false where there are more
     */
    record Count(long value, boolean exact) {}

    /**
     * A value of a field and how many of the counted events have it.
     *
     * @param value as it stands in events
     * @param count how many
     */
    record FacetCount(String value, long count) {}
}
