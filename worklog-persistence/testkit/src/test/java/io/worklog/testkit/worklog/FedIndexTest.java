package io.worklog.testkit.worklog;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.EventPage;
import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.BoundedCount;
import io.worklog.query.EventHits;
import io.worklog.query.EventMatcher;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.retention.RedactionScope;
import io.worklog.spi.ErasableIndex;
import io.worklog.spi.IndexedEvent;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testkit.FaultyMemoryStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An index that is fed: sees what was acknowledged, goes on where it stood, follows erasure. */
@Timeout(60)
class FedIndexTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final LogId LOG = LogId.of("default");
    private static final EventQuery ALL = EventQuery.of(LOG).type("order.paid").build();

    private final FaultyMemoryStore store = FaultyMemoryStore.create();
    private final MemorySigningKeys keys = MemorySigningKeys.create();
    private final HeapIndex index = new HeapIndex();

    private Worklog open() {
        return Worklog.builder()
                .store(store)
                .keys(keys)
                .checkpointInterval(Duration.ofHours(1))
                .index(() -> index)
                .indexWait(Duration.ofSeconds(30))
                .open();
    }

    @Test
    void aSearchSeesWhatWasAcknowledgedBeforeIt() {
        try (Worklog log = open()) {
            for (int i = 1; i <= 50; i++) {
                log.record(PAID).target("o-" + i).commit();
                EventPage found = log.find(ALL, PageRequest.newest(1));
                assertThat(found.total().value()).isEqualTo(i);
                assertThat(found.events().get(0).index()).isEqualTo(LogIndex.of(i - 1));
                assertThat(found.indexedTo()).isEqualTo(TreeSize.of(i));
            }
        }
    }

    @Test
    void itGoesOnWhereItStoodAndStartsAgainWhereItKnowsTooMuch() {
        try (Worklog log = open()) {
            log.batch(
                    "fill",
                    PAID,
                    IntStream.range(0, 2_500).boxed().toList(),
                    (row, e) -> e.target("o-" + row));
            assertThat(log.find(ALL, PageRequest.newest(1)).total().value()).isEqualTo(2_500);
        }
        index.known.get(LOG).tailMap(1_000L).clear();
        int before = index.added;
        try (Worklog log = open()) {
            assertThat(log.find(ALL, PageRequest.newest(1)).total().value()).isEqualTo(2_500);
            assertThat(index.added - before).isEqualTo(1_501);
        }
        index.known.get(LOG).put(9_999L, index.known.get(LOG).get(5L));
        try (Worklog log = open()) {
            assertThat(log.find(ALL, PageRequest.newest(1)).total().value()).isEqualTo(2_500);
        }
    }

    @Test
    void whatIsErasedIsForgottenByTheIndex() {
        try (Worklog log = open()) {
            Receipt receipt =
                    log.record(PAID).target("o-1").actor(Actor.user("alice", "Alice")).commit();
            EventQuery named = EventQuery.of(LOG).text("alice").type("order.paid").build();
            assertThat(log.find(named, PageRequest.newest(1)).events()).hasSize(1);
            log.retention().redact(new RedactionScope.OfActor("alice"), "law", Actor.user("o"));
            assertThat(index.known.get(LOG).get(receipt.index().value()).actor().name()).isNull();
        }
    }

    @Test
    void aFailureOfTheStoreEndsTheWaitAndTheNextSearchTriesAgain() {
        try (Worklog log = open()) {
            log.record(PAID).target("o-1").commit();
            assertThat(log.find(ALL, PageRequest.newest(1)).total().value()).isEqualTo(1);
            store.before((call, id) -> {
                if (call.equals("read")) {
                    throw new StoreUnavailableException("away");
                }
            });
            log.record(PAID).target("o-2").commit();
            while (log.health().problem() == null) {
                Thread.onSpinWait();
            }
            store.before((call, id) -> {});
            assertThat(log.find(ALL, PageRequest.newest(1)).total().value()).isEqualTo(2);
            assertThat(log.health().problem()).isNull();
        }
    }

    /** Keeps events on the heap and survives its worklog, as an index on disk does. */
    private static final class HeapIndex implements ErasableIndex {
        final Map<LogId, TreeMap<Long, AuditEvent>> known = new HashMap<>();
        int added;

        private synchronized TreeMap<Long, AuditEvent> of(LogId log) {
            return known.computeIfAbsent(log, id -> new TreeMap<>());
        }

        @Override
        public synchronized TreeSize indexedTo(LogId log) {
            return TreeSize.of(of(log).isEmpty() ? 0 : of(log).lastKey() + 1);
        }

        @Override
        public synchronized void add(LogId log, List<IndexedEvent> events) {
            for (IndexedEvent event : events) {
                assertThat(event.index().value()).isLessThanOrEqualTo(indexedTo(log).value());
                of(log).put(event.index().value(), event.event());
                added += log.equals(LOG) ? 1 : 0;
            }
        }

        @Override
        public void flush() {}

        @Override
        public synchronized EventHits find(EventQuery query, PageRequest page) {
            EventMatcher matcher = EventMatcher.of(query);
            List<Long> all =
                    of(query.log()).descendingMap().entrySet().stream()
                            .filter(entry -> matcher.test(entry.getValue()))
                            .map(Map.Entry::getKey)
                            .toList();
            return new EventHits(
                    all.stream().limit(page.limit()).map(LogIndex::of).toList(),
                    null,
                    new BoundedCount(all.size(), true),
                    Map.of(),
                    indexedTo(query.log()));
        }

        @Override
        public synchronized void drop(LogId log) {
            of(log).clear();
        }

        @Override
        public synchronized void replace(LogId log, List<IndexedEvent> events) {
            events.forEach(event -> of(log).replace(event.index().value(), event.event()));
        }

        @Override
        public synchronized void forgetBelow(LogId log, LogIndex minIndex) {
            of(log).headMap(minIndex.value()).clear();
        }

        @Override
        public void close() {}
    }
}
