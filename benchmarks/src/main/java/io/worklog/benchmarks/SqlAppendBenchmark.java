package io.worklog.benchmarks;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.benchmarks.peer.BareInserts;
import io.worklog.benchmarks.peer.Peer;
import io.worklog.benchmarks.peer.Sample;
import io.worklog.event.AuditEvent;
import io.worklog.persistence.jooq.JooqLogStore;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.testing.MemorySigningKeys;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Durable appends into a database by virtual callers, each waiting for its own acknowledgement: the
 * library beside plain JDBC inserts of the same bytes, by group commit, on the same server. Warms
 * up for half a minute: ours has the longer path, which is compiled whole only after some 200,000
 * calls, and until then it becomes faster with every iteration.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 8)
@Measurement(iterations = 5, time = 4)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Djmh.executor=VIRTUAL", "-Xmx1g"})
public class SqlAppendBenchmark {
    private static final int EVENTS = 4_096;

    /** Which database; the JDBC URL of a server is in the environment. */
    @Param({"mysql", "mariadb", "postgresql", "sqlite"})
    private String server = "";

    /** Which of the two is measured. */
    @Param({"jdbc", "worklog"})
    private String system = "";

    private final AuditEvent[] events = new AuditEvent[EVENTS];
    private final AtomicLong next = new AtomicLong();
    private @Nullable BenchDatabase database;
    private Appender appender = n -> n;
    private AutoCloseable opened = () -> {};

    /** One durable append. */
    private interface Appender {
        Object append(int n);
    }

    @Setup
    public void open() {
        database = BenchDatabase.on(server);
        JooqLogStore store =
                JooqLogStore.builder(database.connections()).schema(SchemaMode.INSTALL).open();
        if (system.equals("jdbc")) {
            Sample[] samples = SampleEvents.samples(EVENTS);
            Peer inserts = new BareInserts(database.connections(), database.copyOfEntries());
            appender = n -> inserts.record(samples[n]);
            opened = inserts;
        } else {
            for (int i = 0; i < EVENTS; i++) {
                events[i] = SampleEvents.event(i);
            }
            Worklog worklog =
                    Worklog.builder().store(store).keys(MemorySigningKeys.create()).open();
            AuditLog log = worklog.log("bench");
            appender = n -> log.append(events[n]);
            opened = worklog;
        }
    }

    @TearDown
    public void close() throws Exception {
        opened.close();
        Objects.requireNonNull(database).close();
    }

    @Benchmark
    @Threads(64)
    public Object callers64() {
        return appender.append((int) (next.getAndIncrement() % EVENTS));
    }
}
