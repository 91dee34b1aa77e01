package io.worklog.benchmarks;

import io.worklog.AuditLog;
import io.worklog.EventPage;
import io.worklog.ObjectState;
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
 * The same work at growing sizes of one log: a durable append, a proof of some entry, a page of
 * fifty by the embedded index, the state of an object as of some time, and opening log and index.
 * The log of a size is made once and left below {@code -Dbench.dir} for the other methods and runs.
 * Appends make a small log larger while they are measured; before the next iteration it is made
 * anew.
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

    private @Nullable GrownLog grown;

    @Setup(Level.Iteration)
    public void fit() {
        if (grown == null) {
            grown = GrownLog.filled(entries);
        } else if (grown.isLargerThan(entries)) {
            grown.close();
            grown = GrownLog.filled(entries);
        }
    }

    @TearDown
    public void close() {
        Objects.requireNonNull(grown).close();
    }

    private AuditLog log() {
        return Objects.requireNonNull(grown).log();
    }

    private int some() {
        return ThreadLocalRandom.current().nextInt(entries);
    }

    @Benchmark
    public Object append() {
        return log().append(SampleEvents.daily(some()));
    }

    @Benchmark
    public ProofFile proof() {
        return log().proof(LogIndex.of(some()));
    }

    @Benchmark
    public EventPage page() {
        EventQuery query =
                EventQuery.of(GrownLog.ID).target("order", "o-" + some() % 100_003).build();
        return log().find(query, PageRequest.newest(50));
    }

    @Benchmark
    public ObjectState stateAsOf() {
        Instant at = SampleEvents.dailyTime(some());
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
        grown = GrownLog.open(entries);
        return log().head();
    }
}
