package io.worklog.benchmarks;

import io.worklog.codec.DecodedEvent;
import io.worklog.codec.EncodedEvent;
import io.worklog.codec.EventCodec;
import io.worklog.codec.FieldPolicy;
import io.worklog.event.AuditEvent;
import io.worklog.event.FieldClass;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import java.security.SecureRandom;
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

/** Event to bytes and back, and the leaf hash of the bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBenchmark {
    private final EventCodec codec = new EventCodec(new SecureRandom());
    private final AuditEvent event = SampleEvents.event(42);
    private final EncodedEvent plain = codec.encode(event, FieldPolicy.defaults());
    private final FieldPolicy personal =
            path -> path.equals("/actor/id") ? FieldClass.PUBLIC : classOf(path);
    private final EncodedEvent committed = codec.encode(event, personal);

    private static FieldClass classOf(String path) {
        return path.startsWith("/metadata/") ? FieldClass.PERSONAL : FieldClass.PUBLIC;
    }

    @Benchmark
    public EncodedEvent encode() {
        return codec.encode(event, FieldPolicy.defaults());
    }

    @Benchmark
    public EncodedEvent encodeTwoPersonalFields() {
        return codec.encode(event, personal);
    }

    @Benchmark
    public DecodedEvent decode() {
        return EventCodec.decode(plain.sealed(), plain.privateSide());
    }

    @Benchmark
    public DecodedEvent decodeTwoPersonalFields() {
        return EventCodec.decode(committed.sealed(), committed.privateSide());
    }

    @Benchmark
    public Hash leafHash() {
        return Rfc6962.leaf(plain.sealed());
    }
}
