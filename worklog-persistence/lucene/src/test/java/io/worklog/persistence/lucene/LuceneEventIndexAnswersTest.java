package io.worklog.persistence.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.IndexedEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer is the one the reference gives, whatever was asked and however the index lies. */
class LuceneEventIndexAnswersTest {
    private static final int QUERIES = Integer.getInteger("worklog.test.queries", 300);

    @TempDir Path folder;

    private final Map<LogId, ReferenceIndex> logs = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void answersAsTheReferenceWhileLogsGrow(long seed) {
        Random random = new Random(seed);
        try (LuceneEventIndex index = open()) {
            feed(index, random, 2_000);
            ask(index, random, QUERIES);
        }
        try (LuceneEventIndex index = open()) {
            feed(index, random, 500);
            ask(index, random, QUERIES / 5);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void answersAsTheReferenceAfterErasureAndPruning(long seed) {
        Random random = new Random(seed);
        try (LuceneEventIndex index = open()) {
            feed(index, random, 1_000);
            forget(index, random);
            ask(index, random, QUERIES / 2);
            feed(index, random, 500);
            ask(index, random, QUERIES / 5);
        }
    }

    private LuceneEventIndex open() {
        return LuceneEventIndex.open(folder, LuceneIndexOptions.defaults().withBufferMegabytes(4));
    }

    private void feed(LuceneEventIndex index, Random random, int events) {
        RandomEvents source = new RandomEvents(random);
        int fed = 0;
        while (fed < events) {
            LogId log = LogId.of("log-" + random.nextInt(3));
            ReferenceIndex reference = logs.computeIfAbsent(log, any -> new ReferenceIndex());
            List<IndexedEvent> batch = new ArrayList<>();
            long next = size(reference).value();
            for (int i = 1 + random.nextInt(120); i > 0; i--) {
                batch.add(new IndexedEvent(LogIndex.of(next), source.next(next)));
                next++;
            }
            index.add(log, batch);
            batch.forEach(reference::put);
            fed += batch.size();
            if (random.nextInt(4) == 0) {
                index.flush();
            }
        }
        index.flush();
    }

    private void forget(LuceneEventIndex index, Random random) {
        RandomEvents source = new RandomEvents(random);
        for (Map.Entry<LogId, ReferenceIndex> log : logs.entrySet()) {
            List<IndexedEvent> changed = new ArrayList<>();
            for (IndexedEvent event : log.getValue().all()) {
                if (random.nextInt(10) == 0) {
                    changed.add(new IndexedEvent(event.index(), source.next(0)));
                }
            }
            index.replace(log.getKey(), changed);
            changed.forEach(log.getValue()::put);
        }
        LogId pruned = logs.keySet().iterator().next();
        long kept = size(logs.get(pruned)).value() / 3;
        index.forgetBelow(pruned, LogIndex.of(kept));
        logs.get(pruned).forgetBelow(kept);
        index.flush();
    }

    private void ask(LuceneEventIndex index, Random random, int queries) {
        RandomQueries source = new RandomQueries(random);
        int found = 0;
        for (int i = 0; i < queries; i++) {
            LogId log = LogId.of("log-" + random.nextInt(3));
            EventQuery query = source.next(log);
            found += compare(index, query, source.page()) > 0 ? 1 : 0;
        }
        assertThat(found).as("queries that found something").isGreaterThan(queries / 4);
    }

    /** Walks all pages; each must be the next piece of the reference's answer. */
    private int compare(LuceneEventIndex index, EventQuery query, PageRequest first) {
        ReferenceIndex log = logs.getOrDefault(query.log(), new ReferenceIndex());
        List<IndexedEvent> expected = log.matches(query, first.order());
        List<LogIndex> places = expected.stream().map(IndexedEvent::index).toList();
        List<LogIndex> got = new ArrayList<>();
        PageRequest page = first;
        EventHits hits;
        do {
            hits = index.find(query, page);
            got.addAll(hits.indices());
            assertThat(hits.total())
                    .as("%s", query)
                    .isEqualTo(ReferenceIndex.total(expected, first));
            assertThat(hits.facets())
                    .as("%s", query)
                    .isEqualTo(ReferenceIndex.facets(expected, first));
            assertThat(hits.indexedTo()).isEqualTo(size(log));
            page = page.after(hits.nextCursor());
        } while (hits.nextCursor() != null && got.size() < 300);
        int shown = hits.nextCursor() == null ? places.size() : got.size();
        assertThat(got).as("%s %s", query, first).isEqualTo(places.subList(0, shown));
        return places.size();
    }

    private static TreeSize size(ReferenceIndex log) {
        List<IndexedEvent> all = log.all();
        return TreeSize.of(all.isEmpty() ? 0 : all.get(all.size() - 1).index().value() + 1);
    }
}
