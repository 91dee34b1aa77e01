package io.worklog.query;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of an answer is wanted.
 *
 * @param limit 1 to 1,000 events
 * @param order newest or oldest first
 * @param cursor from the page before; absent for the first page
 * @param facets what to count beside the page
 * @param countLimit counting stops there; the answer then says "more than"
 */
public record PageRequest(
        int limit, Order order, @Nullable String cursor, Set<Facet> facets, int countLimit) {
    /** The most events in one page. */
    public static final int MAX_LIMIT = 1_000;

    /** Where counting stops unless told otherwise. */
    public static final int DEFAULT_COUNT_LIMIT = 10_000;

    public PageRequest {
        Objects.requireNonNull(order, "order");
        facets = Set.copyOf(facets);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + ": use 1 to " + MAX_LIMIT);
        }
        if (countLimit < 0) {
            throw new IllegalArgumentException("count limit " + countLimit + " is negative");
        }
    }

    /** The newest so many events. */
    public static PageRequest newest(int limit) {
        return new PageRequest(limit, Order.NEWEST_FIRST, null, Set.of(), DEFAULT_COUNT_LIMIT);
    }

    /** The oldest so many events. */
    public static PageRequest oldest(int limit) {
        return new PageRequest(limit, Order.OLDEST_FIRST, null, Set.of(), DEFAULT_COUNT_LIMIT);
    }

    /** The same, after the page that gave this cursor. */
    public PageRequest after(@Nullable String next) {
        return new PageRequest(limit, order, next, facets, countLimit);
    }

    /** The same with a limit of its own. */
    public PageRequest limitedTo(int most) {
        return new PageRequest(most, order, cursor, facets, countLimit);
    }

    /** The same, with counts of these fields. */
    public PageRequest withFacets(Set<Facet> wanted) {
        return new PageRequest(limit, order, cursor, wanted, countLimit);
    }
}
