package io.worklog.benchmarks;

import io.worklog.benchmarks.peer.Folders;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.persistence.lucene.LuceneEventIndex;
import io.worklog.persistence.lucene.LuceneIndexOptions;
import io.worklog.spi.EventIndex;
import io.worklog.spi.IndexedEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Indexing events with the embedded index, without and with making it durable; time per event. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class IndexBenchmark {
    private static final LogId LOG = LogId.of("bench");
    private static final int EVENTS = 100_000;
    private static final int BATCH = 1_000;

    private final List<List<IndexedEvent>> batches = new ArrayList<>();
    private Path folder = Path.of("");
    private @Nullable EventIndex index;

    @Setup
    public void make() {
        for (int from = 0; from < EVENTS; from += BATCH) {
            batches.add(
                    IntStream.range(from, from + BATCH)
                            .mapToObj(i -> new IndexedEvent(LogIndex.of(i), SampleEvents.varied(i)))
                            .toList());
        }
    }

    @Setup(Level.Iteration)
    public void open() {
        folder = Folders.create("index");
        index = LuceneEventIndex.open(folder, LuceneIndexOptions.defaults());
    }

    @TearDown(Level.Iteration)
    public void delete() {
        Objects.requireNonNull(index).close();
        Folders.delete(folder);
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public Object add() {
        EventIndex to = Objects.requireNonNull(index);
        batches.forEach(batch -> to.add(LOG, batch));
        return to.indexedTo(LOG);
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public Object addAndFlush() {
        add();
        Objects.requireNonNull(index).flush();
        return batches;
    }
}
