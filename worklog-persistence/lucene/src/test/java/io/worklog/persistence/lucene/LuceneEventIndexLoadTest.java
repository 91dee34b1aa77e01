package io.worklog.persistence.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of logs, and many threads at once. */
class LuceneEventIndexLoadTest {
    private static final int LOGS = 3_000;
    private static final LuceneIndexOptions OPTIONS =
            LuceneIndexOptions.defaults().withBufferMegabytes(4).withRefreshAfter(Duration.ZERO);

    private final OrdinaryEvents source = new OrdinaryEvents(0);

    @TempDir Path folder;

    @Test
    void holdsThousandsOfLogsApart() {
        try (LuceneEventIndex index = LuceneEventIndex.open(folder, OPTIONS)) {
            for (int round = 0; round < 3; round++) {
                for (int log = 0; log < LOGS; log++) {
                    index.add(log(log), source.batch(round, 1));
                }
            }
        }
        try (LuceneEventIndex index = LuceneEventIndex.open(folder, OPTIONS)) {
            for (int log = 0; log < LOGS; log += 97) {
                assertThat(index.indexedTo(log(log)).value()).isEqualTo(3);
                assertThat(page(index, log).indices())
                        .containsExactly(LogIndex.of(2), LogIndex.of(1), LogIndex.of(0));
            }
            long ours = threads();
            assertThat(ours).as("threads of the index").isLessThanOrEqualTo(2);
        }
        assertThat(threads()).isZero();
    }

    @Test
    void everySearchSeesAnUnbrokenBeginningWhileManyThreadsAdd() throws Exception {
        AtomicBoolean feeding = new AtomicBoolean(true);
        try (LuceneEventIndex index = LuceneEventIndex.open(folder, OPTIONS);
                ExecutorService pool = Executors.newFixedThreadPool(5)) {
            List<Future<?>> feeders = new ArrayList<>();
            for (int log = 0; log < 3; log++) {
                int fed = log;
                feeders.add(pool.submit(() -> feed(index, fed)));
            }
            Future<?> flusher = pool.submit(() -> flushWhile(index, feeding));
            Future<Integer> searcher = pool.submit(() -> searchWhile(index, feeding));
            for (Future<?> feeder : feeders) {
                feeder.get();
            }
            feeding.set(false);
            flusher.get();
            assertThat(searcher.get()).isPositive();
            index.flush();
            for (int log = 0; log < 3; log++) {
                assertThat(page(index, log).total().value()).isEqualTo(3_000);
            }
        }
    }

    private void feed(LuceneEventIndex index, int log) {
        for (int from = 0; from < 3_000; from += 30) {
            index.add(log(log), source.batch(from, 30));
        }
    }

    private static void flushWhile(LuceneEventIndex index, AtomicBoolean feeding) {
        while (feeding.get()) {
            index.flush();
        }
    }

    private static int searchWhile(LuceneEventIndex index, AtomicBoolean feeding) {
        int searches = 0;
        do {
            EventHits hits = page(index, searches % 3);
            long size = hits.indexedTo().value();
            assertThat(hits.total().value()).isEqualTo(size);
            for (int i = 0; i < hits.indices().size(); i++) {
                assertThat(hits.indices().get(i)).isEqualTo(LogIndex.of(size - 1 - i));
            }
            searches++;
        } while (feeding.get());
        return searches;
    }

    private static EventHits page(LuceneEventIndex index, int log) {
        return index.find(EventQuery.of(log(log)).build(), PageRequest.newest(100));
    }

    private static LogId log(int number) {
        return LogId.of("log-" + number);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("worklog-index-"))
                .count();
    }
}
