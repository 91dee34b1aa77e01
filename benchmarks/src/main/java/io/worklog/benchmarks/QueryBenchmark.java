package io.worklog.benchmarks;

import io.worklog.EventPage;
import io.worklog.ObjectState;
import io.worklog.event.Outcome;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.EventQueryBuilder;
import io.worklog.query.Facet;
import io.worklog.query.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * A page of fifty of one million events; read p99 in the sampled times. What gives places is asked
 * of the embedded index alone, what gives events or a state of the log, which reads and checks the
 * entries. The log of a size is filled once and left below {@code -Dbench.dir}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class QueryBenchmark {
    private static final int PAGE = 50;

    /** How many events are before the deep pages: a thousand pages. */
    private static final int DEEP = 1_000 * PAGE;

    private static final int OBJECTS = 100_003;

    /** How many events the log has. */
    @Param("1000000")
    private int events;

    private @Nullable GrownLog grown;
    private @Nullable String deep;
    private @Nullable String deepOfType;
    private @Nullable String deepOfWords;

    @Setup
    public void fill() {
        grown = GrownLog.filled(events);
        deep = cursor(any().build());
        deepOfType = cursor(paid());
        deepOfWords = cursor(words("已发货 eu"));
    }

    @TearDown
    public void close() {
        Objects.requireNonNull(grown).close();
    }

    /** Where the page a thousand pages in begins; the last page of a log that has fewer. */
    private @Nullable String cursor(EventQuery query) {
        String cursor = null;
        PageRequest page = PageRequest.newest(PageRequest.MAX_LIMIT);
        for (int before = 0; before < DEEP; before += PageRequest.MAX_LIMIT) {
            String next = find(query, page.after(cursor)).nextCursor();
            if (next == null) {
                return cursor;
            }
            cursor = next;
        }
        return cursor;
    }

    private GrownLog log() {
        return Objects.requireNonNull(grown);
    }

    private EventHits find(EventQuery query, PageRequest page) {
        return log().index().find(query, page);
    }

    private EventHits page(EventQuery query) {
        return find(query, PageRequest.newest(PAGE));
    }

    private EventHits page(EventQuery query, @Nullable String cursor) {
        return find(query, PageRequest.newest(PAGE).after(cursor));
    }

    private static int some(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    private static EventQueryBuilder any() {
        return EventQuery.of(GrownLog.ID);
    }

    private static EventQuery paid() {
        return any().type("order.paid").build();
    }

    private static EventQuery words(String text) {
        return any().text(text).build();
    }

    private static EventQuery actor() {
        return any().actor("bob" + (some(166) * 6 + 1)).build();
    }

    private static EventQueryBuilder tenant() {
        return any().tenant("tenant-" + some(53));
    }

    private static String object() {
        return "o-" + some(OBJECTS);
    }

    @Benchmark
    public EventHits newest() {
        return page(any().build());
    }

    /** The page a thousand pages behind {@link #newest}. */
    @Benchmark
    public EventHits deepPage() {
        return page(any().build(), deep);
    }

    @Benchmark
    public EventHits byType() {
        return page(paid());
    }

    /** The page a thousand pages behind {@link #byType}. */
    @Benchmark
    public EventHits deepOfType() {
        return page(paid(), deepOfType);
    }

    /** Every event has these words. */
    @Benchmark
    public EventHits byWords() {
        return page(words("已发货 eu"));
    }

    /** The page a thousand pages behind {@link #byWords}. */
    @Benchmark
    public EventHits deepOfWords() {
        return page(words("已发货 eu"), deepOfWords);
    }

    /** One event in a thousand has them. */
    @Benchmark
    public EventHits rareChinese() {
        return page(words("客户要求退款"));
    }

    /** One event in a thousand has them. */
    @Benchmark
    public EventHits rareEnglish() {
        return page(words("chargeback disputed"));
    }

    @Benchmark
    public EventHits byTarget() {
        return page(any().target("order", object()).build());
    }

    @Benchmark
    public EventHits byActor() {
        return page(actor());
    }

    /** One type on one day. */
    @Benchmark
    public EventHits byTypeAndTime() {
        Instant from = SampleEvents.dailyTime(some(events));
        return page(
                any().type("order.paid")
                        .occurredFrom(from)
                        .occurredTo(from.plus(Duration.ofDays(1)))
                        .build());
    }

    /** What an administrator asks: which calls of one tenant were refused. */
    @Benchmark
    public EventHits threeFilters() {
        return page(tenant().outcome(Outcome.DENIED).type("order.updated").build());
    }

    @Benchmark
    public EventHits withFacets() {
        return find(
                tenant().build(),
                PageRequest.newest(PAGE)
                        .withFacets(EnumSet.of(Facet.TYPE, Facet.ACTOR, Facet.OUTCOME)));
    }

    /** How many events of one object there were on each day, and its newest page. */
    @Benchmark
    public EventHits histogram() {
        return find(
                any().target("order", object()).build(),
                PageRequest.newest(PAGE).withFacets(Set.of(Facet.DAY)));
    }

    /** A page with its events, which lie all over the log. */
    @Benchmark
    public EventPage eventsOfActor() {
        return log().log().find(actor(), PageRequest.newest(PAGE));
    }

    /** What became of one object, with the events. */
    @Benchmark
    public EventPage timeline() {
        return log().log().history("order", object());
    }

    @Benchmark
    public ObjectState stateAsOf() {
        Instant at = SampleEvents.dailyTime(some(events));
        return log().log().stateAsOf("order", object(), at);
    }
}
