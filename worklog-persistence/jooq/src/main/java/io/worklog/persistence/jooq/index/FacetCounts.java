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

/** Counts the values of facets over given blocks of matches. Not thread-safe. */
final class FacetCounts {
    /** From one match in so many entries on, a whole stretch is read. */
    private static final int DENSE = 4;

    private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);

    FacetCounts(Set<Facet> wanted) {
        wanted.forEach(facet -> counts.put(facet, new HashMap<>()));
    }

    /** Takes all matches of a block into account. */
    void add(SearchedLog log, Block block) throws SQLException {
        int[] places = block.places().toArray();
        if (counts.isEmpty() || places.length == 0) {
            return;
        }
        for (EventRow row : rows(log, Block.start(block.number()), places)) {
            if (block.places().contains(Block.place(row.index()))) {
                count(row);
            }
        }
    }

    private static List<EventRow> rows(SearchedLog log, long start, int[] places)
            throws SQLException {
        EventTable events = log.tables().events();
        int first = places[0];
        int last = places[places.length - 1];
        if (last - first < DENSE * places.length) {
            return events.between(log.connection(), log.logNo(), start + first, start + last);
        }
        List<Long> indices = new ArrayList<>();
        for (int place : places) {
            indices.add(start + place);
        }
        return events.some(log.connection(), log.logNo(), indices);
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
