package io.worklog.benchmarks;

import io.worklog.benchmarks.peer.Folders;
import io.worklog.benchmarks.peer.Peer;
import io.worklog.benchmarks.peer.Peers;
import io.worklog.benchmarks.peer.Sample;
import io.worklog.catalog.Delivery;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a call costs its caller at a paced load of 20,000 events a second over two threads, building
 * the event included: events handed over in the background beside loggers and audit libraries that
 * do not wait for the disk either. With {@link CallerBytes}, what the calling threads allocate; with
 * {@code -prof gc}, what the whole process does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 5)
@Threads(2)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-Xmx2g",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=jdk.unsupported/sun.misc=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
            "--add-opens=jdk.compiler/com.sun.tools.javac=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED"
        })
public class CallerCostBenchmark {
    private static final int EVENTS = 4_096;

    /** Which system is measured. */
    @Param({
        "worklog-background",
        "worklog-durable",
        "log4j2",
        "logback",
        "logback-sync",
        "chronicle",
        "actuator",
        "mzt"
    })
    private String system = "";

    private Sample[] samples = {};
    private final AtomicInteger next = new AtomicInteger();
    private Path folder = Path.of("");
    private @Nullable Peer peer;

    /** Holds a thread back until its next call is due; late calls follow at once. */
    @State(Scope.Thread)
    public static class Pace {
        private static final long GAP_NANOS = 100_000;

        private long due = System.nanoTime();

        @Setup(Level.Invocation)
        public void await() {
            due += GAP_NANOS;
            for (long left = left(); left > 0; left = left()) {
                LockSupport.parkNanos(left);
            }
        }

        private long left() {
            return due - System.nanoTime();
        }
    }

    @Setup
    public void open() {
        samples = SampleEvents.samples(EVENTS);
        folder = Folders.create("caller");
        peer =
                switch (system) {
                    case "worklog-background" -> new LibraryPeer(folder, Delivery.BACKGROUND);
                    case "worklog-durable" -> new LibraryPeer(folder, Delivery.DURABLE);
                    default -> Peers.open(system, folder, EVENTS);
                };
    }

    @TearDown
    public void close() {
        Objects.requireNonNull(peer).close();
        Folders.delete(folder);
    }

    /** Lets every iteration begin with empty queues. */
    @Setup(Level.Iteration)
    public void drain() {
        Objects.requireNonNull(peer).drain();
    }

    @Benchmark
    public Object call(Pace pace) {
        Sample sample = samples[next.getAndIncrement() & EVENTS - 1];
        return Objects.requireNonNull(peer).record(sample);
    }
}
