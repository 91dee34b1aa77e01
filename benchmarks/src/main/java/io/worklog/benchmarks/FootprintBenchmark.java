package io.worklog.benchmarks;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.benchmarks.peer.Folders;
import io.worklog.benchmarks.peer.Sample;
import io.worklog.catalog.Delivery;
import io.worklog.testing.MemorySigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
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

/**
 * What is taken besides time: bytes on the disk per event, bytes of heap per event that waits for
 * the store, and per log that is open and idle. The figures are the secondary results; times are of
 * no interest.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Measurement(iterations = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
public class FootprintBenchmark {
    private static final int EVENTS = 100_000;
    private static final int WAITING = 50_000;
    private static final int ROUND = 1_000;

    /** After so long a log is sealed and its store has given back what it keeps for writing. */
    private static final int SECONDS_TO_IDLE = 20;

    /** How many logs are opened. */
    @Param("10000")
    private int logs;

    private Path folder = Path.of("");

    /** What was found of the disk. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class OnDisk {
        /** Bytes of the log's files for each event; tiles and keys included. */
        public long diskBytesPerEvent;
    }

    /** What was found of waiting events. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Waiting {
        /** Bytes of heap for each event that waits. */
        public long heapBytesPerWaiting;
    }

    /** What was found of idle logs. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Idle {
        /** Bytes of heap for each open log. */
        public long heapBytesPerLog;
    }

    @Setup
    public void make() {
        folder = Folders.create("footprint");
    }

    @TearDown
    public void delete() {
        Folders.delete(folder);
    }

    @Benchmark
    public long disk(OnDisk found) throws IOException {
        try (Worklog worklog = Worklog.open(folder)) {
            AuditLog log = worklog.log("bench");
            for (int i = 0; i < EVENTS; i++) {
                var receipt = log.appendAsync(SampleEvents.event(i));
                if (i % ROUND == ROUND - 1) {
                    receipt.join();
                }
            }
            log.seal();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes =
                    files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
            found.diskBytesPerEvent = bytes / EVENTS;
        }
        return found.diskBytesPerEvent;
    }

    @Benchmark
    public long waiting(Waiting found) throws InterruptedException {
        HeldStore store = new HeldStore();
        try (Worklog worklog =
                Worklog.builder()
                        .store(store.held())
                        .keys(MemorySigningKeys.create())
                        .queue(2 * WAITING, 1L << 30)
                        .open()) {
            AuditLog log = worklog.log("bench");
            log.append(SampleEvents.event(0));
            Sample[] samples = SampleEvents.samples(1);
            LibraryPeer peer = new LibraryPeer(worklog, Delivery.BACKGROUND);
            store.hold();
            peer.record(samples[0]);
            store.awaitHeld();
            long before = Heap.used();
            for (int i = 0; i < WAITING; i++) {
                peer.record(samples[0]);
            }
            found.heapBytesPerWaiting = (Heap.used() - before) / WAITING;
            store.letGo();
        }
        return found.heapBytesPerWaiting;
    }

    @Benchmark
    public long idleLogs(Idle found) throws InterruptedException {
        try (Worklog worklog = Worklog.open(folder)) {
            worklog.log("first").append(SampleEvents.event(0));
            long before = Heap.used();
            for (int i = 0; i < logs; i++) {
                worklog.log("idle-" + i).append(SampleEvents.event(i));
            }
            TimeUnit.SECONDS.sleep(SECONDS_TO_IDLE);
            found.heapBytesPerLog = (Heap.used() - before) / logs;
        }
        return found.heapBytesPerLog;
    }
}
