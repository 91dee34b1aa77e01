package io.worklog.persistence.caffeine;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.cache.CacheCounts;
import io.worklog.cache.CacheSettings;
import io.worklog.cache.LogCache;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Provenance;
import io.worklog.event.Target;
import io.worklog.event.TypeRef;
import io.worklog.event.Verb;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.persistence.lucene.LuceneEventIndex;
import io.worklog.persistence.lucene.LuceneIndexOptions;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.Facet;
import io.worklog.query.Order;
import io.worklog.query.PageRequest;
import io.worklog.spi.CheckableIndex;
import io.worklog.spi.ErasableIndex;
import io.worklog.spi.IndexedEvent;
import io.worklog.testkit.CheckableIndexContract;
import io.worklog.testkit.ErasableIndexContract;
import io.worklog.testkit.EventIndexContract;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exam of an index, taken through copies, and pages that must stay what the index says. */
class CachedIndexTest<I extends ErasableIndex & CheckableIndex> extends EventIndexContract<I>
        implements ErasableIndexContract, CheckableIndexContract {
    private static final LogId LOG = LogId.of("pages");
    private static final int PAGES = 6;

    private final CaffeineCacheLevel level = CaffeineCacheLevel.ofBytes(8 << 20);
    private final LogCache cache =
            LogCache.of(new CacheSettings("exam", new byte[32]), List.of(level));
    private LuceneEventIndex lucene;

    @TempDir Path folder;

    @Override
    @SuppressWarnings("unchecked")
    protected I open() {
        lucene = LuceneEventIndex.open(folder, LuceneIndexOptions.defaults());
        return (I) cache.over(lucene);
    }

    @Override
    protected I reopen(I open) {
        open.close();
        return open();
    }

    @Override
    public int events() {
        return Integer.getInteger("worklog.test.events", 200);
    }

    @Override
    public int queries() {
        return Integer.getInteger("worklog.test.queries", 30);
    }

    @Test
    void pagesStayWhatTheIndexSaysWhileTheLogGrowsAndForgets() {
        Random random = new Random(7);
        long size = 0;
        long kept = 0;
        for (int round = 0; round < 6; round++) {
            feed(size, size + 100);
            size += 100;
            if (round % 3 == 1) {
                LogIndex place = LogIndex.of(kept + random.nextInt((int) (size - kept)));
                index().replace(LOG, List.of(event(place.value(), "erased")));
            }
            if (round % 3 == 2) {
                kept += 60;
                index().forgetBelow(LOG, LogIndex.of(kept));
            }
            ask(random.nextBoolean());
            index().flush();
            askTwice(random.nextBoolean());
            askTwice(true);
        }
        assertThat(hits()).isGreaterThan(100);
    }

    private long hits() {
        return cache.counts().stream().mapToLong(CacheCounts::hits).sum();
    }

    private void feed(long from, long to) {
        List<IndexedEvent> events =
                LongStream.range(from, to).mapToObj(i -> event(i, "user" + i % 7)).toList();
        index().add(LOG, events);
        index().flush();
    }

    private static IndexedEvent event(long index, String actor) {
        AuditEvent event =
                AuditEvent.builder(new TypeRef("order.paid", 1))
                        .id(new UUID(7, index))
                        .verb(Verb.UPDATE)
                        .occurredAt(Instant.ofEpochSecond(index))
                        .recordedAt(Instant.ofEpochSecond(index))
                        .provenance(new Provenance("exam", "test", index))
                        .tenant("default")
                        .actor(Actor.user(actor))
                        .target(Target.of("order", "o-" + index % 11))
                        .build();
        return new IndexedEvent(LogIndex.of(index), event);
    }

    /** Asks while changes are not visible yet, or are just becoming so. */
    private void ask(boolean counted) {
        for (Order order : Order.values()) {
            EventQuery query = EventQuery.of(LOG).actor("user3").build();
            PageRequest page = new PageRequest(4, order, null, Set.of(), counted ? 5 : 0);
            for (int pages = 0; pages < PAGES; pages++) {
                EventHits hits = index().find(query, page);
                if (hits.nextCursor() != null) {
                    page = page.after(hits.nextCursor());
                }
            }
        }
    }

    /** Walks through pages, each asked twice, and compares with the index itself. */
    private void askTwice(boolean counted) {
        for (Order order : Order.values()) {
            PageRequest page = new PageRequest(4, order, null, Set.of(), counted ? 5 : 0);
            for (String actor : List.of("user3", "erased", "nobody")) {
                walk(EventQuery.of(LOG).actor(actor).build(), page);
            }
            walk(EventQuery.of(LOG).build(), page.withFacets(Set.of(Facet.ACTOR)));
        }
    }

    private void walk(EventQuery query, PageRequest first) {
        PageRequest page = first;
        for (int pages = 0; pages < PAGES; pages++) {
            EventHits expected = lucene.find(query, page);
            assertThat(index().find(query, page)).isEqualTo(expected);
            assertThat(index().find(query, page)).isEqualTo(expected);
            if (expected.nextCursor() == null) {
                return;
            }
            page = page.after(expected.nextCursor());
        }
    }
}
