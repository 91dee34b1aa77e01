package io.worklog.benchmarks;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.benchmarks.peer.Folders;
import io.worklog.event.AuditEvent;
import io.worklog.persistence.lucene.LuceneEventIndex;
import io.worklog.persistence.lucene.LuceneIndexOptions;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.EventIndex;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * Appending for seconds with the index behind: how many events a second become durable, and how far
 * the index is behind the log while they do and after the last.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class SustainedBenchmark {
    private static final int EVENTS = 65_536;
    private static final int IN_FLIGHT = 8_192;

    /** How long an iteration appends. */
    @Param("10")
    private int seconds;

    /** Most events a second, over all; 0 for as many as there can be. */
    @Param({"0", "50000"})
    private int paced;

    private final AuditEvent[] events = new AuditEvent[EVENTS];
    private Path folder = Path.of("");
    private @Nullable EventIndex index;
    private @Nullable Worklog worklog;

    /** What an iteration found. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Found {
        /** Durable events a second. */
        public long eventsPerSecond;

        /** Most milliseconds between an event's being in the log and in the index. */
        public long maxLagMillis;

        /** Milliseconds until the index had everything, after the last event was durable. */
        public long catchUpMillis;
    }

    @Setup
    public void make() {
        for (int i = 0; i < EVENTS; i++) {
            events[i] = SampleEvents.varied(i);
        }
    }

    @Setup(Level.Iteration)
    public void open() {
        folder = Folders.create("sustained");
        EventIndex lucene =
                LuceneEventIndex.open(folder.resolve("index"), LuceneIndexOptions.defaults());
        index = lucene;
        worklog = Worklog.builder().directory(folder.resolve("worklog")).index(() -> lucene).open();
        beginToFeed(worklog.log("bench"));
    }

    /** An index is fed a second after the start at first; whoever asks it has that behind him. */
    private void beginToFeed(AuditLog log) {
        log.append(events[0]);
        log.find(EventQuery.of(log.id()).build(), PageRequest.newest(1));
    }

    @TearDown(Level.Iteration)
    public void close() {
        Objects.requireNonNull(worklog).close();
        Folders.delete(folder);
    }

    @Benchmark
    public long append(Found found) {
        AuditLog log = Objects.requireNonNull(worklog).log("bench");
        IndexLag lag = new IndexLag(log, Objects.requireNonNull(index));
        Load load = new Load(log, events, IN_FLIGHT, paced);
        long begin = System.nanoTime();
        long count = load.run(TimeUnit.SECONDS.toNanos(seconds), lag::sample);
        long durable = System.nanoTime();
        lag.awaitEnd();
        found.eventsPerSecond = count * 1_000_000_000L / (durable - begin);
        found.catchUpMillis = (System.nanoTime() - durable) / 1_000_000;
        found.maxLagMillis = lag.worstMillis();
        return count;
    }
}
