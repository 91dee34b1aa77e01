package io.worklog.testkit;

import io.worklog.event.Outcome;
import io.worklog.event.Severity;
import io.worklog.event.Verb;
import io.worklog.log.LogId;
import io.worklog.query.EventQuery;
import io.worklog.query.EventQueryBuilder;
import io.worklog.query.Facet;
import io.worklog.query.Order;
import io.worklog.query.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Queries with one to three filters out of all there are, over the values of the events. */
final class RandomQueries {
    private final Random random;
    private final RandomEvents values;
    private final List<Consumer<EventQueryBuilder>> filters = new ArrayList<>();

    RandomQueries(Random random) {
        this.random = random;
        this.values = new RandomEvents(random);
        kinds();
        objects();
        changes();
        filters.add(q -> q.text(values.text()));
        filters.add(q -> q.occurredFrom(time()));
        filters.add(q -> q.occurredTo(time()));
        filters.add(q -> q.occurredFrom(time()).occurredTo(time()));
    }

    EventQuery next(LogId log) {
        EventQueryBuilder query = EventQuery.of(log);
        for (int i = random.nextInt(4); i > 0; i--) {
            values.one(filters).accept(query);
        }
        return query.build();
    }

    /** For each filter alone, so many queries. */
    List<EventQuery> eachFilter(LogId log, int times) {
        List<EventQuery> queries = new ArrayList<>();
        for (Consumer<EventQueryBuilder> filter : filters) {
            for (int i = 0; i < times; i++) {
                EventQueryBuilder query = EventQuery.of(log);
                filter.accept(query);
                queries.add(query.build());
            }
        }
        return queries;
    }

    PageRequest page() {
        Set<Facet> facets = EnumSet.noneOf(Facet.class);
        for (int i = random.nextInt(3); i > 0; i--) {
            facets.add(values.one(Facet.values()));
        }
        if (random.nextInt(10) == 0) {
            facets = EnumSet.allOf(Facet.class);
        }
        int countLimit = random.nextInt(3) == 0 ? random.nextInt(300) : 10_000;
        return new PageRequest(
                1 + random.nextInt(60), values.one(Order.values()), null, facets, countLimit);
    }

    private void kinds() {
        filters.add(q -> q.actor(values.one(RandomEvents.IDS)));
        filters.add(q -> q.actor(some(RandomEvents.IDS)));
        filters.add(q -> q.type(values.one(RandomEvents.TYPES)));
        filters.add(q -> q.type(some(RandomEvents.TYPES)));
        filters.add(
                q -> q.type(values.one(".*", "a.*", "a.b.*", "b.*", "billing.*", "a*", "a.b*")));
        filters.add(q -> q.type("a.*", values.one(RandomEvents.TYPES) + "x"));
        filters.add(q -> q.verb(values.one(Verb.values())));
        filters.add(q -> q.verb(Verb.READ, Verb.UPDATE));
        filters.add(q -> q.outcome(values.one(Outcome.values())));
        filters.add(q -> q.tenant(values.one("default", "acme", "1", "none")));
        filters.add(q -> q.minSeverity(values.one(Severity.values())));
    }

    private void objects() {
        filters.add(q -> q.target(values.one(RandomEvents.KINDS), values.one(RandomEvents.IDS)));
        filters.add(q -> q.targetType(values.one(RandomEvents.KINDS)));
        filters.add(q -> q.targetId(values.one(RandomEvents.IDS)));
        filters.add(q -> q.correlationId(values.one(RandomEvents.LINKS)));
        filters.add(q -> q.batchId(values.one(RandomEvents.LINKS)));
        filters.add(q -> q.evidenceSha256(RandomEvents.sha(random.nextInt(4))));
        filters.add(q -> q.metadata(values.metadata()));
        filters.add(q ->
                q.metadata(Map.of(values.one(RandomEvents.KEYS), values.one(RandomEvents.VALUES))));
    }

    private void changes() {
        List<Consumer<EventQueryBuilder>> parts =
                List.of(
                        q -> q.changedPath(values.one(RandomEvents.PATHS)),
                        q -> q.oldValue(values.one(RandomEvents.VALUES)),
                        q -> q.newValue(values.one(RandomEvents.VALUES)));
        filters.addAll(parts);
        for (int i = 0; i < 3; i++) {
            int left = i;
            filters.add(q -> {
                parts.get(left).accept(q);
                parts.get((left + 1) % 3).accept(q);
            });
        }
        filters.add(q -> parts.forEach(part -> part.accept(q)));
    }

    private Instant time() {
        return RandomEvents.START
                .plusSeconds(10_000L * (random.nextInt(42) - 1))
                .plusNanos(random.nextInt(5_000));
    }

    private String[] some(List<String> all) {
        List<String> some = new ArrayList<>(all);
        Collections.shuffle(some, random);
        return some.subList(0, 1 + random.nextInt(4)).toArray(String[]::new);
    }
}
