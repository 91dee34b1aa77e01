package io.worklog.benchmarks;

import io.worklog.AuditLog;
import io.worklog.EventPage;
import io.worklog.ObjectState;
import io.worklog.Worklog;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.proof.ProofFile;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import java.time.Instant;
import java.util.Objects;
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
 * The same work at growing sizes of one log: a durable append, a proof of some entry, a page of
 * fifty by the embedded index, and opening log and index. The log of a size is made once and left
 * below {@code -Dbench.dir} for the other methods and runs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class GrowthBenchmark {
    /** How many entries the log has; up to a hundred million where disk and time allow. */
    @Param({"10000", "100000", "1000000"})
    private int entries;

    private @Nullable Worklog worklog;

    @Setup
    public void open() {
        GrownLog.make(entries);
        worklog = GrownLog.open(entries);
    }

    @TearDown
    public void close() {
        Objects.requireNonNull(worklog).close();
    }

    private AuditLog log() {
        return Objects.requireNonNull(worklog).log(GrownLog.NAME);
    }

    private int some() {
        return ThreadLocalRandom.current().nextInt(entries);
    }

    @Benchmark
    public Object append() {
        return log().append(SampleEvents.event(some()));
    }

    @Benchmark
    public ProofFile proof() {
        return log().proof(LogIndex.of(some()));
    }

    @Benchmark
    public EventPage page() {
        EventQuery query =
                EventQuery.of(LogId.of(GrownLog.NAME))
                        .target("order", "o-" + some() % 100_003)
                        .build();
        return log().find(query, PageRequest.newest(50));
    }

    @Benchmark
    public ObjectState stateAsOf() {
        Instant at = SampleEvents.event(some()).occurredAt();
        return log().stateAsOf("order", "o-" + some() % 100_003, at);
    }

    /** Closes and opens everything; what counts is the opening, closing has nothing to write. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 1)
    @Measurement(iterations = 5)
    public Object open1() {
        close();
        worklog = GrownLog.open(entries);
        return log().head();
    }
}
