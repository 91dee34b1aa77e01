package io.worklog.testkit;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Target;
import io.worklog.log.LogIndex;
import io.worklog.query.BoundedCount;
import io.worklog.query.EventMatcher;
import io.worklog.query.EventQuery;
import io.worklog.query.Facet;
import io.worklog.query.FacetValue;
import io.worklog.query.Order;
import io.worklog.query.PageRequest;
import io.worklog.spi.IndexedEvent;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One log's events in memory, asked one by one: what every answer of the index is held against. */
final class ReferenceIndex {
    private final TreeMap<Long, AuditEvent> events = new TreeMap<>();

    void put(IndexedEvent event) {
        events.put(event.index().value(), event.event());
    }

    void forgetBelow(long index) {
        events.headMap(index, false).clear();
    }

    List<IndexedEvent> all() {
        return events.entrySet().stream()
                .map(entry -> new IndexedEvent(LogIndex.of(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** The next entry to feed. */
    long size() {
        return events.isEmpty() ? 0 : events.lastKey() + 1;
    }

    /** All matches in the order of the pages. */
    List<IndexedEvent> matches(EventQuery query, Order order) {
        EventMatcher matcher = EventMatcher.of(query);
        List<IndexedEvent> matches = new ArrayList<>();
        for (IndexedEvent event : all()) {
            if (matcher.test(event.event())) {
                matches.add(event);
            }
        }
        if (order == Order.NEWEST_FIRST) {
            Collections.reverse(matches);
        }
        return matches;
    }

    static BoundedCount total(List<IndexedEvent> matches, PageRequest page) {
        int limit = page.countLimit();
        return new BoundedCount(Math.min(matches.size(), limit), matches.size() <= limit);
    }

    static Map<Facet, List<FacetValue>> facets(List<IndexedEvent> matches, PageRequest page) {
        Map<Facet, List<FacetValue>> facets = new HashMap<>();
        List<IndexedEvent> counted =
                matches.subList(0, Math.min(matches.size(), page.countLimit()));
        for (Facet facet : page.facets()) {
            Map<String, Long> counts = new HashMap<>();
            for (IndexedEvent event : counted) {
                values(facet, event.event()).forEach(v -> counts.merge(v, 1L, Long::sum));
            }
            facets.put(facet, sorted(counts));
        }
        return facets;
    }

    private static List<FacetValue> sorted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new FacetValue(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparing(FacetValue::count, Comparator.reverseOrder())
                                .thenComparing(FacetValue::value))
                .toList();
    }

    private static Set<String> values(Facet facet, AuditEvent event) {
        return switch (facet) {
            case TYPE -> Set.of(event.type().name());
            case VERB -> Set.of(event.verb().name());
            case ACTOR -> actors(event.actor());
            case TARGET_TYPE -> new HashSet<>(event.targets().stream().map(Target::type).toList());
            case OUTCOME -> Set.of(event.outcome().name());
            case SEVERITY -> Set.of(event.severity().name());
            case TENANT -> Set.of(event.tenant());
            case DAY ->
                    Set.of(event.occurredAt().atOffset(ZoneOffset.UTC).toLocalDate().toString());
        };
    }

    private static Set<String> actors(Actor actor) {
        Set<String> ids = new HashSet<>(actor.onBehalfOf().stream().map(Actor::id).toList());
        ids.add(actor.id());
        return ids;
    }
}
