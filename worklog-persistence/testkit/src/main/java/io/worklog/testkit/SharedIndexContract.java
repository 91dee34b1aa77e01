package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.TreeSize;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.EventIndex;
import io.worklog.spi.IndexedEvent;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What an index that several processes feed and ask at once has to pass beside {@link
 * EventIndexContract}.
 */
public interface SharedIndexContract extends EventIndexExam {
    /**
     * Opens a further index on the place of {@link #index()}, with connections of its own, as
     * another process would. The test closes it.
     */
    EventIndex another();

    @Test
    default void oneSeesWhatAnotherFlushed() {
        IndexComparison comparison = new IndexComparison(41, log());
        try (EventIndex other = another()) {
            index().add(log(), comparison.next(log(), 30));
            index().flush();
            assertThat(other.indexedTo(log())).isEqualTo(TreeSize.of(30));
            other.add(log(), comparison.next(log(), 20));
            other.flush();
            EventQuery all = EventQuery.of(log()).build();
            comparison.compare(index(), all, PageRequest.newest(20));
            comparison.compare(other, all, PageRequest.oldest(20));
        }
    }

    @Test
    default void twoThatFeedTheSameLogAddEachEntryOnce() throws Exception {
        IndexComparison comparison = new IndexComparison(42, log());
        List<IndexedEvent> events = comparison.next(log(), 150);
        try (EventIndex other = another();
                ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<EventIndex> feeders = List.of(index(), other, index(), other);
            List<Future<?>> work =
                    feeders.stream()
                            .<Future<?>>map(i -> pool.submit(() -> feed(i, events)))
                            .toList();
            for (Future<?> each : work) {
                each.get();
            }
        }
        assertThat(index().indexedTo(log())).isEqualTo(TreeSize.of(150));
        comparison.compare(index(), EventQuery.of(log()).build(), PageRequest.newest(40));
        comparison.ask(index(), 20);
    }

    /** As a node does that follows the log: from where the index says, whoever moved it there. */
    private void feed(EventIndex index, List<IndexedEvent> events) {
        int from = (int) index.indexedTo(log()).value();
        for (int tries = 0; from < events.size(); tries++) {
            assertThat(tries).as("batches fed to entry %d", from).isLessThan(events.size());
            int to = Math.min(events.size(), from + 1 + from % 17);
            index.add(log(), events.subList(from, to));
            index.flush();
            from = (int) index.indexedTo(log()).value();
        }
    }
}
