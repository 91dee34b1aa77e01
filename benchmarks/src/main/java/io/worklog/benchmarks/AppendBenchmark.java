package io.worklog.benchmarks;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.codec.EventCodec;
import io.worklog.codec.FieldPolicy;
import io.worklog.event.AuditEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Durable appends by virtual callers, each waiting for its own acknowledgement: the library beside
 * the bare group-commit writer with the same bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Djmh.executor=VIRTUAL", "-Xmx2g"})
public class AppendBenchmark {
    private static final int EVENTS = 4_096;

    /** Which of the two is measured. */
    @Param({"bare", "worklog"})
    private String system = "";

    private final AuditEvent[] events = new AuditEvent[EVENTS];
    private final byte[][] encoded = new byte[EVENTS][];
    private final AtomicLong next = new AtomicLong();
    private Path folder = Path.of("");
    private Appender appender = n -> n;
    private AutoCloseable opened = () -> {};

    /** One durable append. */
    private interface Appender {
        Object append(int n);
    }

    @Setup
    public void open() throws IOException {
        EventCodec codec = new EventCodec(new SecureRandom());
        for (int i = 0; i < EVENTS; i++) {
            events[i] = SampleEvents.event(i);
            encoded[i] = codec.encode(events[i], FieldPolicy.defaults()).sealed();
        }
        folder = Folders.create("append");
        if (system.equals("bare")) {
            BareWriter writer = new BareWriter(folder.resolve("segment"));
            appender = n -> writer.append(encoded[n]);
            opened = writer;
        } else {
            Worklog worklog = Worklog.open(folder.resolve("worklog"));
            AuditLog log = worklog.log("bench");
            appender = n -> log.append(events[n]);
            opened = worklog;
        }
    }

    @TearDown
    public void close() throws Exception {
        opened.close();
        Folders.delete(folder);
    }

    private Object append() {
        return appender.append((int) (next.getAndIncrement() % EVENTS));
    }

    @Benchmark
    @Threads(1)
    public Object callers1() {
        return append();
    }

    @Benchmark
    @Threads(8)
    public Object callers8() {
        return append();
    }

    @Benchmark
    @Threads(64)
    public Object callers64() {
        return append();
    }

    @Benchmark
    @Threads(1024)
    public Object callers1024() {
        return append();
    }
}
