package io.worklog.benchmarks;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.persistence.jooq.index.JooqEventIndex;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.EventIndex;
import io.worklog.spi.IndexedEvent;
import java.time.Instant;
import java.time.InstantSource;
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

/** A page of fifty of one million events in a database; read p99 in the sampled times. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class SqlQueryBenchmark {
    private static final LogId LOG = LogId.of("bench");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int BATCH = 1_000;

    /** Which server; its JDBC URL is in the environment. */
    @Param({"mysql", "mariadb", "postgresql"})
    private String server = "";

    /** How many events are indexed. */
    @Param("1000000")
    private int events;

    private @Nullable BenchDatabase database;
    private @Nullable EventIndex index;

    /** The second page of all events begins there. */
    private @Nullable String cursor;

    @Setup(Level.Trial)
    public void fill() {
        database = BenchDatabase.on(server);
        EventIndex filling =
                JooqEventIndex.open(
                        database.connections(),
                        TableNames.defaults(),
                        SchemaMode.INSTALL,
                        InstantSource.system());
        for (long from = 0; from < events; from += BATCH) {
            List<IndexedEvent> batch = new ArrayList<>();
            for (long i = from; i < Math.min(events, from + BATCH); i++) {
                batch.add(new IndexedEvent(LogIndex.of(i), SampleEvents.event(i)));
            }
            filling.add(LOG, batch);
        }
        index = filling;
        cursor = newest().nextCursor();
    }

    @TearDown
    public void drop() {
        Objects.requireNonNull(index).close();
        Objects.requireNonNull(database).close();
    }

    private EventHits page(EventQuery query) {
        return page(query, PageRequest.newest(50));
    }

    private EventHits page(EventQuery query, PageRequest page) {
        return Objects.requireNonNull(index).find(query, page);
    }

    private static long some(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    @Benchmark
    public EventHits newest() {
        return page(EventQuery.of(LOG).build());
    }

    @Benchmark
    public EventHits secondPage() {
        return page(EventQuery.of(LOG).build(), PageRequest.newest(50).after(cursor));
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
        Instant from = START.plusSeconds(some(events / 100));
        return page(
                EventQuery.of(LOG)
                        .type("order.paid")
                        .occurredFrom(from)
                        .occurredTo(from.plusSeconds(600))
                        .build());
    }

    @Benchmark
    public EventHits byChange() {
        return page(EventQuery.of(LOG).changedPath("status").newValue("paid").build());
    }

    @Benchmark
    public EventHits byWords() {
        return page(EventQuery.of(LOG).text("已发货 eu").build());
    }
}
