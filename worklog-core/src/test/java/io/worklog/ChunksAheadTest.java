package io.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.catalog.EventType;
import io.worklog.error.IntegrityException;
import io.worklog.event.Actor;
import io.worklog.log.LogIndex;
import io.worklog.spi.IndexedEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading the next events for an index while it takes up the last. */
class ChunksAheadTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    @TempDir Path folder;
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private List<RecordedEvent> events = List.of();

    @BeforeEach
    void record() {
        try (Worklog worklog = Worklog.open(folder)) {
            for (int i = 0; i < 10; i++) {
                worklog.record(PAID).target("o-" + i).actor(Actor.user("alice")).commit();
            }
            events = worklog.log(Worklog.DEFAULT_LOG).read(LogIndex.of(0)).toList();
        }
    }

    @AfterEach
    void end() {
        reader.shutdown();
    }

    private static List<Long> indices(List<IndexedEvent> chunk) {
        return chunk.stream().map(event -> event.index().value()).toList();
    }

    @ParameterizedTest
    @CsvSource({"0,3", "1,3", "3,3", "4,3", "10,3", "10,1", "10,10", "10,100"})
    void everyEventComesOnceAndInOrder(int count, int size) {
        List<Long> taken = new ArrayList<>();
        try (ChunksAhead ahead =
                new ChunksAhead(events.subList(0, count).iterator(), size, reader)) {
            for (List<IndexedEvent> chunk = ahead.take(); !chunk.isEmpty(); chunk = ahead.take()) {
                assertThat(chunk.size()).isLessThanOrEqualTo(size);
                taken.addAll(indices(chunk));
            }
            assertThat(ahead.take()).isEmpty();
        }
        assertThat(taken).isEqualTo(LongStream.range(0, count).boxed().toList());
    }

    @Test
    void aFailureComesAfterWhatWasReadBeforeIt() {
        IntegrityException damage = new IntegrityException("entry 5 is damaged", 5);
        Iterator<RecordedEvent> failing =
                new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return true;
                    }

                    @Override
                    public RecordedEvent next() {
                        if (next == 5) {
                            throw damage;
                        }
                        return events.get(next++);
                    }
                };
        try (ChunksAhead ahead = new ChunksAhead(failing, 2, reader)) {
            assertThat(indices(ahead.take())).containsExactly(0L, 1L);
            assertThat(indices(ahead.take())).containsExactly(2L, 3L);
            assertThatThrownBy(ahead::take).isSameAs(damage);
        }
    }

    @Test
    void whoCloseItWaitsForWhatIsBeingRead() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger read = new AtomicInteger();
        Iterator<RecordedEvent> slow =
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return read.get() < 4;
                    }

                    @Override
                    public RecordedEvent next() {
                        if (read.get() == 2) {
                            reading.countDown();
                            awaitQuietly(goOn);
                        }
                        return events.get(read.getAndIncrement());
                    }
                };
        ChunksAhead ahead = new ChunksAhead(slow, 2, reader);
        ahead.take();
        reading.await();
        Thread closing = Thread.ofPlatform().start(ahead::close);
        assertThat(closing.isAlive()).isTrue();
        goOn.countDown();
        closing.join();
        assertThat(read).hasValue(4);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
