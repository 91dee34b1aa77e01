package io.worklog.persistence.jooq.index;

import io.worklog.query.Facet;
import io.worklog.query.FacetValue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts the values of facets over given blocks of matches. Scattered matches of several blocks are
 * read together. Not thread-safe.
 */
final class FacetCounts {
    /** From one match in so many entries on, a whole stretch is read. */
    private static final int DENSE = 4;

    /** So many scattered matches are read together, fewer than would have a table read whole. */
    private static final int TOGETHER = 128;

    private final List<Long> scattered = new ArrayList<>();
    private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);

    FacetCounts(Set<Facet> wanted) {
        wanted.forEach(facet -> counts.put(facet, new HashMap<>()));
    }

    /** Takes all matches of a block into account, at once or by {@link #readRest}. */
    void add(SearchedLog log, Block block) throws SQLException {
        int[] places = block.places().toArray();
        if (counts.isEmpty() || places.length == 0) {
            return;
        }
        long start = Block.start(block.number());
        int first = places[0];
        int last = places[places.length - 1];
        if (last - first < DENSE * places.length) {
            addStretch(log, block, start + first, start + last);
            return;
        }
        for (int place : places) {
            scattered.add(start + place);
        }
        while (scattered.size() >= TOGETHER) {
            read(log, scattered.subList(0, TOGETHER));
        }
    }

    private void addStretch(SearchedLog log, Block block, long first, long last)
            throws SQLException {
        EventTable events = log.tables().events();
        for (EventRow row : events.between(log.connection(), log.logNo(), first, last)) {
            if (block.places().contains(Block.place(row.index()))) {
                count(row);
            }
        }
    }

    /** Counts what was put off. */
    void readRest(SearchedLog log) throws SQLException {
        read(log, scattered);
    }

    private void read(SearchedLog log, List<Long> indices) throws SQLException {
        EventTable events = log.tables().events();
        events.some(log.connection(), log.logNo(), indices).forEach(this::count);
        indices.clear();
    }

    private void count(EventRow row) {
        FacetValues.read(row.facets(), this::count);
        count(Facet.DAY, FacetValues.day(row.occurredAt()));
    }

    private void count(Facet facet, String value) {
        Map<String, Long> values = counts.get(facet);
        if (values != null) {
            values.merge(value, 1L, Long::sum);
        }
    }

    /** All values by falling count, those of one count by name. */
    Map<Facet, List<FacetValue>> result() {
        Map<Facet, List<FacetValue>> result = new EnumMap<>(Facet.class);
        counts.forEach((facet, values) -> result.put(facet, byCount(values)));
        return result;
    }

    private static List<FacetValue> byCount(Map<String, Long> values) {
        return values.entrySet().stream()
                .map(entry -> new FacetValue(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparingLong(FacetValue::count)
                                .reversed()
                                .thenComparing(FacetValue::value))
                .toList();
    }
}
