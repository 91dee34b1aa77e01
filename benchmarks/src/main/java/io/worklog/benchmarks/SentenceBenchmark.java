package io.worklog.benchmarks;

import io.worklog.event.AuditEvent;
import io.worklog.sentence.Sentences;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An event as the sentence a person reads. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SentenceBenchmark {
    private final Sentences sentences = Sentences.builtIn();
    private final AuditEvent event = SampleEvents.varied(42);

    @Benchmark
    public String chinese() {
        return sentences.of(event, Locale.SIMPLIFIED_CHINESE);
    }

    @Benchmark
    public String english() {
        return sentences.of(event, Locale.ENGLISH);
    }

    @Benchmark
    public String changes() {
        return sentences.changes(event, Locale.SIMPLIFIED_CHINESE);
    }
}
