package io.worklog;

import io.worklog.event.AuditEvent;
import io.worklog.event.Target;
import io.worklog.query.Facet;
import io.worklog.query.FacetValue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts the values of some fields over events. Not thread-safe. */
final class FacetCounter {
    private static final int MOST_VALUES = 100;

    private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);

    FacetCounter(Set<Facet> facets) {
        facets.forEach(facet -> counts.put(facet, new HashMap<>()));
    }

    void count(AuditEvent event) {
        counts.forEach((facet, values) ->
                valuesOf(facet, event).forEach(value -> values.merge(value, 1L, Long::sum)));
    }

    private static Set<String> valuesOf(Facet facet, AuditEvent event) {
        return switch (facet) {
            case TYPE -> Set.of(event.type().name());
            case VERB -> Set.of(event.verb().name());
            case ACTOR -> Set.of(event.actor().id());
            case TARGET_TYPE -> targetTypes(event);
            case OUTCOME -> Set.of(event.outcome().name());
            case SEVERITY -> Set.of(event.severity().name());
            case TENANT -> Set.of(event.tenant());
            case DAY -> Set.of(LocalDate.ofInstant(event.occurredAt(), ZoneOffset.UTC).toString());
        };
    }

    /** An event with two targets of a kind counts once for it. */
    private static Set<String> targetTypes(AuditEvent event) {
        Set<String> types = new TreeSet<>();
        for (Target target : event.targets()) {
            types.add(target.type());
        }
        return types;
    }

    /** At most 100 values of each facet, by falling count, then by value. */
    Map<Facet, List<FacetValue>> values() {
        Map<Facet, List<FacetValue>> all = new EnumMap<>(Facet.class);
        counts.forEach((facet, values) -> all.put(facet, largest(values)));
        return all;
    }

    private static List<FacetValue> largest(Map<String, Long> values) {
        return values.entrySet().stream()
                .map(entry -> new FacetValue(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparingLong(FacetValue::count)
                                .reversed()
                                .thenComparing(FacetValue::value))
                .limit(MOST_VALUES)
                .toList();
    }
}
