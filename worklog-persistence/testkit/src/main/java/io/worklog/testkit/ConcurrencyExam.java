package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.NewEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Many threads of two nodes at one log: the store alone decides who was first. */
interface ConcurrencyExam extends LogStoreExam {
    @Test
    default void oneOfManyMakesTheLog() throws Exception {
        try (LogStore other = node()) {
            List<Boolean> made = atOnce(8, i -> () -> tryToCreate(i % 2 == 0 ? store() : other));
            assertThat(made).containsOnlyOnce(true);
        }
        assertThat(store().head(log()).orElseThrow().size().value()).isZero();
    }

    private boolean tryToCreate(LogStore store) {
        try {
            store.create(log());
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Test
    default void everyClaimHasAnEpochOfItsOwnAndTheLastOneWrites() throws Exception {
        long before = store().create(log()).epoch();
        List<Long> epochs;
        try (LogStore other = node()) {
            epochs = atOnce(12, i -> () -> (i % 2 == 0 ? store() : other).claim(log()).epoch());
        }
        long newest = store().head(log()).orElseThrow().epoch();
        assertThat(epochs).doesNotHaveDuplicates().allMatch(epoch -> epoch > before);
        assertThat(newest).isEqualTo(epochs.stream().max(Long::compare).orElseThrow());
    }

    @Test
    default void writersThatReadTheHeadAnewAddExactlyTheirEntries() throws Exception {
        int writers = 6;
        int batches = 8;
        store().create(log());
        try (LogStore other = node()) {
            atOnce(writers, i -> () -> write(i % 2 == 0 ? store() : other, i, batches));
        }

        List<LogEntry> entries = store().read(log(), LogIndex.of(0), 1_000, Long.MAX_VALUE);
        Set<String> seen = new HashSet<>();
        for (LogEntry entry : entries) {
            String text = new String(entry.sealed(), StandardCharsets.UTF_8);
            assertThat(seen.add(text)).as("%s is there once", text).isTrue();
            assertThat(store().findKey(log(), text)).contains(entry.index());
        }
        assertThat(entries).hasSize(writers * entriesOf(batches));
        for (int writer = 0; writer < writers; writer++) {
            String own = "writer " + writer + " ";
            List<Integer> order =
                    entries.stream()
                            .map(entry -> new String(entry.sealed(), StandardCharsets.UTF_8))
                            .filter(text -> text.startsWith(own))
                            .map(text -> Integer.valueOf(text.substring(own.length())))
                            .toList();
            assertThat(order).hasSize(entriesOf(batches)).isSorted();
        }
    }

    private static int entriesOf(int batches) {
        int entries = 0;
        for (int batch = 0; batch < batches; batch++) {
            entries += 1 + batch % 3;
        }
        return entries;
    }

    private int write(LogStore store, int writer, int batches) {
        LogHead head = store.head(log()).orElseThrow();
        int next = 0;
        for (int batch = 0; batch < batches; batch++) {
            List<NewEntry> entries = new ArrayList<>();
            for (int i = 0; i <= batch % 3; i++) {
                String text = "writer " + writer + " " + next++;
                entries.add(LogFeeder.entry(text.getBytes(StandardCharsets.UTF_8), null, text));
            }
            head = Batches.add(store, head, entries);
        }
        return next;
    }

    @Test
    default void readersSeeWholeEntriesUpToTheHeadWhileALogGrows() throws Exception {
        LogFeeder feeder = new LogFeeder(store(), log());
        feeder.append(1);
        AtomicBoolean done = new AtomicBoolean();
        try (LogStore other = node();
                ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Future<?>> readers = new ArrayList<>();
            for (LogStore each : List.of(store(), other)) {
                readers.add(pool.submit(() -> readUntil(each, done)));
            }
            try {
                for (int i = 0; i < 40; i++) {
                    feeder.append(1 + i % 17);
                }
            } finally {
                done.set(true);
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
        LogChecks.assertWhole(store(), log(), feeder.head().size().value());
    }

    private void readUntil(LogStore store, AtomicBoolean done) {
        long seen = 0;
        while (!done.get()) {
            long size = store.head(log()).orElseThrow().size().value();
            assertThat(size).isGreaterThanOrEqualTo(seen);
            LogChecks.assertEntries(store, log(), Math.max(0, size - 30), size);
            if (size >= 256) {
                assertThat(store.tile(log(), 0, size / 256 - 1)).isPresent();
            }
            seen = size;
        }
    }

    /** Work for the n-th thread. */
    @FunctionalInterface
    interface Work<R> {
        Callable<R> of(int thread);
    }

    private static <R> List<R> atOnce(int threads, Work<R> work) throws Exception {
        List<R> results = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<R>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(work.of(i));
            }
            for (Future<R> result : pool.invokeAll(all)) {
                results.add(result.get());
            }
        }
        return results;
    }
}
