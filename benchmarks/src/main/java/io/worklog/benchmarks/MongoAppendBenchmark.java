package io.worklog.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.event.AuditEvent;
import io.worklog.persistence.mongodb.MongoLogStore;
import io.worklog.persistence.mongodb.MongoOptions;
import io.worklog.testing.MemorySigningKeys;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Durable appends into the MongoDB that {@code WORKLOG_TEST_MONGODB_URI} names. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Djmh.executor=VIRTUAL", "-Xmx1g"})
public class MongoAppendBenchmark {
    private static final int EVENTS = 4_096;

    private final AuditEvent[] events = new AuditEvent[EVENTS];
    private final AtomicLong next = new AtomicLong();
    private @Nullable MongoClient client;
    private @Nullable MongoDatabase database;
    private @Nullable Worklog worklog;

    @Setup
    public void open() {
        for (int i = 0; i < EVENTS; i++) {
            events[i] = SampleEvents.event(i);
        }
        MongoClient opened = MongoClients.create(uri());
        client = opened;
        database = opened.getDatabase("wl_bench_" + UUID.randomUUID().toString().substring(0, 8));
        worklog =
                Worklog.builder()
                        .store(MongoLogStore.open(database, MongoOptions.defaults()))
                        .keys(MemorySigningKeys.create())
                        .open();
    }

    private static String uri() {
        String uri = System.getenv("WORKLOG_TEST_MONGODB_URI");
        if (uri == null) {
            throw new IllegalStateException("set WORKLOG_TEST_MONGODB_URI to the server's URI");
        }
        return uri;
    }

    @TearDown
    public void close() {
        Objects.requireNonNull(worklog).close();
        Objects.requireNonNull(database).drop();
        Objects.requireNonNull(client).close();
    }

    @Benchmark
    @Threads(64)
    public Object callers64() {
        AuditLog log = Objects.requireNonNull(worklog).log("bench");
        return log.append(events[(int) (next.getAndIncrement() % EVENTS)]);
    }
}
