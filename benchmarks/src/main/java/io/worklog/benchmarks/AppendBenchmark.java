package io.worklog.benchmarks;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.benchmarks.peer.Folders;
import io.worklog.benchmarks.peer.Peer;
import io.worklog.benchmarks.peer.Peers;
import io.worklog.benchmarks.peer.Sample;
import io.worklog.event.AuditEvent;
import java.nio.file.Path;
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
 * the bare group-commit writer with the same bytes, embedded databases behind the same group
 * commit, and audit libraries as they come, whose callers yield after each call because they never
 * wait for anything. Of all these only the first two, RocksDB and SQLite wait for the disk.
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

    /** Which system is measured. */
    @Param({"bare", "worklog", "rocksdb", "sqlite", "h2", "javers", "envers"})
    private String system = "";

    private final AuditEvent[] events = new AuditEvent[EVENTS];
    private final AtomicLong next = new AtomicLong();
    private Path folder = Path.of("");
    private Appender appender = n -> n;
    private AutoCloseable opened = () -> {};

    /** One durable append. */
    private interface Appender {
        Object append(int n);
    }

    @Setup
    public void open() {
        folder = Folders.create("append");
        if (!system.equals("worklog")) {
            Sample[] samples = SampleEvents.samples(EVENTS);
            Peer peer = Peers.open(system, folder, EVENTS);
            appender = peer.waits() ? n -> peer.record(samples[n]) : yielding(peer, samples);
            opened = peer;
            return;
        }
        for (int i = 0; i < EVENTS; i++) {
            events[i] = SampleEvents.event(i);
        }
        Worklog worklog = Worklog.open(folder.resolve("worklog"));
        AuditLog log = worklog.log("bench");
        appender = n -> log.append(events[n]);
        opened = worklog;
    }

    /**
     * A virtual thread that never waits keeps its processor: the callers before it would do all the
     * work until the iteration ends, and the others theirs after it, each by itself.
     */
    private static Appender yielding(Peer peer, Sample[] samples) {
        return n -> {
            Object result = peer.record(samples[n]);
            Thread.yield();
            return result;
        };
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
