package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.ErasableIndex;
import io.worklog.spi.EventIndex;
import io.worklog.spi.IndexedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Feeds random events to an index and holds every answer against the reference. */
final class IndexComparison {
    /** So many hits of a query are walked to; further pages are like those before. */
    private static final int WALKED = 300;

    private final List<LogId> names;
    private final Random random;
    private final RandomEvents events;
    private final RandomQueries queries;
    private final Map<LogId, ReferenceIndex> logs = new LinkedHashMap<>();

    IndexComparison(long seed, LogId... names) {
        this.names = List.of(names);
        this.random = new Random(seed);
        this.events = new RandomEvents(random);
        this.queries = new RandomQueries(random);
        this.names.forEach(name -> logs.put(name, new ReferenceIndex()));
    }

    ReferenceIndex reference(LogId log) {
        return logs.getOrDefault(log, new ReferenceIndex());
    }

    /** The next events of a log; the reference has them from now on. */
    List<IndexedEvent> next(LogId log, int count) {
        List<IndexedEvent> batch = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long place = reference(log).size();
            IndexedEvent event = new IndexedEvent(LogIndex.of(place), events.next(place));
            reference(log).put(event);
            batch.add(event);
        }
        return batch;
    }

    /** Adds so many events to logs by chance, in batches, and flushes. */
    void feed(EventIndex index, int count) {
        int fed = 0;
        while (fed < count) {
            LogId log = events.one(names);
            List<IndexedEvent> batch = next(log, 1 + random.nextInt(120));
            index.add(log, batch);
            fed += batch.size();
            if (random.nextInt(4) == 0) {
                index.flush();
            }
        }
        index.flush();
    }

    /** Changes every tenth entry, forgets a third of the first log, and flushes. */
    void forget(ErasableIndex index) {
        logs.forEach((log, reference) -> {
            List<IndexedEvent> changed =
                    reference.all().stream()
                            .filter(any -> random.nextInt(10) == 0)
                            .map(old -> new IndexedEvent(old.index(), events.next(0)))
                            .toList();
            index.replace(log, changed);
            changed.forEach(reference::put);
        });
        LogId pruned = names.get(0);
        long kept = reference(pruned).size() / 3;
        index.forgetBelow(pruned, LogIndex.of(kept));
        reference(pruned).forgetBelow(kept);
        index.flush();
    }

    /** Asks so many random queries. */
    void ask(EventIndex index, int count) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            EventQuery query = queries.next(events.one(names));
            found += compare(index, query, queries.page()) > 0 ? 1 : 0;
        }
        assertThat(found).as("queries that found something").isGreaterThan(count / 10);
    }

    /** Asks for each filter alone, so many times. */
    void askEachFilter(EventIndex index, int times) {
        for (EventQuery query : queries.eachFilter(names.get(0), times)) {
            compare(index, query, queries.page());
        }
    }

    /**
     * Walks all pages; each must be the next piece of the reference's answer.
     *
     * @return how many events the query has
     */
    int compare(EventIndex index, EventQuery query, PageRequest first) {
        List<IndexedEvent> expected = reference(query.log()).matches(query, first.order());
        List<LogIndex> got = new ArrayList<>();
        PageRequest page = first;
        EventHits hits;
        do {
            hits = index.find(query, page);
            got.addAll(hits.indices());
            assertCounts(hits, expected, query, first);
            assertThat(hits.indices().size()).isLessThanOrEqualTo(first.limit());
            page = page.after(hits.nextCursor());
        } while (hits.nextCursor() != null && got.size() < WALKED);
        List<LogIndex> places = expected.stream().map(IndexedEvent::index).toList();
        int shown = hits.nextCursor() == null ? places.size() : got.size();
        assertThat(got).as("%s %s", query, first).isEqualTo(places.subList(0, shown));
        return places.size();
    }

    private void assertCounts(
            EventHits hits, List<IndexedEvent> expected, EventQuery query, PageRequest first) {
        assertThat(hits.total())
                .as("total of %s %s", query, first)
                .isEqualTo(ReferenceIndex.total(expected, first));
        assertThat(hits.facets())
                .as("facets of %s %s", query, first)
                .isEqualTo(ReferenceIndex.facets(expected, first));
        assertThat(hits.indexedTo()).isEqualTo(TreeSize.of(reference(query.log()).size()));
    }
}
