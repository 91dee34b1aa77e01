package io.worklog.benchmarks;

import io.worklog.benchmarks.peer.Folders;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.persistence.lucene.LuceneEventIndex;
import io.worklog.persistence.lucene.LuceneIndexOptions;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.EventIndex;
import io.worklog.spi.IndexedEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A page of fifty of one million events; read p99 in the sampled times. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class QueryBenchmark {
    private static final LogId LOG = LogId.of("bench");
    private static final int BATCH = 1_000;

    /** How many events are indexed. */
    @Param("1000000")
    private int events;

    private Path folder = Path.of("");
    private @Nullable EventIndex index;

    @Setup(Level.Trial)
    public void fill() {
        folder = Folders.create("query");
        EventIndex filling = LuceneEventIndex.open(folder, LuceneIndexOptions.defaults());
        List<IndexedEvent> batch = new ArrayList<>();
        for (long i = 0; i < events; i++) {
            batch.add(new IndexedEvent(LogIndex.of(i), SampleEvents.event(i)));
            if (batch.size() == BATCH) {
                filling.add(LOG, batch);
                batch.clear();
            }
        }
        filling.flush();
        index = filling;
    }

    @TearDown
    public void delete() {
        Objects.requireNonNull(index).close();
        Folders.delete(folder);
    }

    private EventHits page(EventQuery query) {
        return Objects.requireNonNull(index).find(query, PageRequest.newest(50));
    }

    private static long some(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    @Benchmark
    public EventHits newest() {
        return page(EventQuery.of(LOG).build());
    }

    @Benchmark
    public EventHits byTarget() {
        return page(EventQuery.of(LOG).target("order", "o-" + some(100_003)).build());
    }

    @Benchmark
    public EventHits byActor() {
        return page(EventQuery.of(LOG).actor("bob" + (some(166) * 6 + 1)).build());
    }

    @Benchmark
    public EventHits byTypeAndTime() {
        Instant from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(some(9_000));
        return page(
                EventQuery.of(LOG)
                        .type("order.paid")
                        .occurredFrom(from)
                        .occurredTo(from.plusSeconds(600))
                        .build());
    }

    @Benchmark
    public EventHits byWords() {
        return page(EventQuery.of(LOG).text("已发货 eu").build());
    }
}
