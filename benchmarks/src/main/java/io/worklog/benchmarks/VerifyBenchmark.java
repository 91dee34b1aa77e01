package io.worklog.benchmarks;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.benchmarks.peer.Folders;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Verifying a whole log beside hashing the same bytes, both on all processors; entries a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class VerifyBenchmark {
    private static final int ENTRIES = 200_000;

    private final List<byte[]> sealed = new ArrayList<>();
    private Path folder = Path.of("");
    private @Nullable Worklog worklog;

    @Setup
    public void fill() {
        folder = Folders.create("verify");
        worklog = Worklog.open(folder);
        AuditLog log = log();
        for (int i = 0; i < ENTRIES; i++) {
            var receipt = log.appendAsync(SampleEvents.event(i));
            if (i % 1_000 == 999) {
                receipt.join();
            }
        }
        log.seal();
        try (Stream<LogEntry> entries = log.read(LogIndex.of(0)).map(e -> e.entry())) {
            entries.forEach(e -> sealed.add(e.sealed()));
        }
    }

    private AuditLog log() {
        return Objects.requireNonNull(worklog).log("bench");
    }

    @TearDown
    public void delete() {
        Objects.requireNonNull(worklog).close();
        Folders.delete(folder);
    }

    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public boolean verify() {
        return log().verify().good();
    }

    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public int rawSha256() {
        int threads = Runtime.getRuntime().availableProcessors();
        return IntStream.range(0, threads).parallel().map(t -> hash(t, threads)).sum();
    }

    private int hash(int first, int step) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            int sum = 0;
            for (int i = first; i < ENTRIES; i += step) {
                sum += digest.digest(sealed.get(i))[0];
            }
            return sum;
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
