package io.worklog.benchmarks;

import io.worklog.event.Outcome;
import io.worklog.event.Verb;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.persistence.jooq.index.JooqEventIndex;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.Facet;
import io.worklog.query.PageRequest;
import io.worklog.spi.EventIndex;
import io.worklog.spi.IndexedEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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

/**
 * A page of fifty of one million events in a database; read p99 in the sampled times. Filling takes
 * minutes: let one fill serve all with {@code WORKLOG_BENCH_KEEP=wl_kept} in the environment.
 */
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
        for (long from = filling.indexedTo(LOG).value(); from < events; from += BATCH) {
            List<IndexedEvent> batch = new ArrayList<>();
            for (long i = from; i < Math.min(events, from + BATCH); i++) {
                batch.add(new IndexedEvent(LogIndex.of(i), SampleEvents.varied(i)));
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
    public EventHits bySeveralActors() {
        int first = (int) some(100);
        return page(
                EventQuery.of(LOG)
                        .actor(
                                "alice" + first * 6,
                                "bob" + (first * 6 + 1),
                                "dana" + (first * 6 + 3))
                        .build());
    }

    @Benchmark
    public EventHits byOutcome() {
        return page(EventQuery.of(LOG).outcome(Outcome.DENIED).build());
    }

    @Benchmark
    public EventHits byTenant() {
        return page(EventQuery.of(LOG).tenant("tenant-" + some(53)).build());
    }

    @Benchmark
    public EventHits byMetadata() {
        return page(
                EventQuery.of(LOG).metadata(Map.of("region", "eu-west", "side", "left")).build());
    }

    /** Every event has that change. */
    @Benchmark
    public EventHits byChange() {
        return page(EventQuery.of(LOG).changedPath("status").newValue("paid").build());
    }

    /** Every event has these words. */
    @Benchmark
    public EventHits byFrequentWords() {
        return page(EventQuery.of(LOG).text("已发货 eu").build());
    }

    @Benchmark
    public EventHits byRareWords() {
        return page(EventQuery.of(LOG).text("客户要求退款").build());
    }

    /** What an administrator asks: one tenant's refused calls of a day, with a word. */
    @Benchmark
    public EventHits combined() {
        return page(
                EventQuery.of(LOG)
                        .tenant("tenant-" + some(53))
                        .outcome(Outcome.DENIED)
                        .type("order.*")
                        .text("routine")
                        .occurredFrom(START)
                        .occurredTo(START.plusSeconds(events / 100))
                        .build());
    }

    /** Who did what to one object's kind in a short time. */
    @Benchmark
    public EventHits actorTypeAndTime() {
        Instant from = START.plusSeconds(some(events / 200));
        return page(
                EventQuery.of(LOG)
                        .actor("bob" + (some(166) * 6 + 1))
                        .type("order.updated")
                        .targetType("order")
                        .occurredFrom(from)
                        .occurredTo(from.plusSeconds(3_600))
                        .build());
    }

    /** Two halves of the log that have nothing in common. */
    @Benchmark
    public EventHits nothingInCommon() {
        return page(EventQuery.of(LOG).verb(Verb.READ).metadata(Map.of("side", "left")).build());
    }

    @Benchmark
    public EventHits withFacets() {
        return page(
                EventQuery.of(LOG).tenant("tenant-" + some(53)).build(),
                PageRequest.newest(50).withFacets(EnumSet.allOf(Facet.class)));
    }
}
