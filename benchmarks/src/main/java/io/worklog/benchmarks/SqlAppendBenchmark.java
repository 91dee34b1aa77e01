package io.worklog.benchmarks;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.codec.EventCodec;
import io.worklog.codec.FieldPolicy;
import io.worklog.event.AuditEvent;
import io.worklog.persistence.jooq.JooqLogStore;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.testing.MemorySigningKeys;
import java.security.SecureRandom;
import java.sql.SQLException;
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
 * library beside plain JDBC inserts of the same bytes, by group commit, on the same server.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Djmh.executor=VIRTUAL", "-Xmx1g"})
public class SqlAppendBenchmark {
    private static final int EVENTS = 4_096;

    /** Which server; its JDBC URL is in the environment. */
    @Param({"mysql", "mariadb", "postgresql"})
    private String server = "";

    /** Which of the two is measured. */
    @Param({"jdbc", "worklog"})
    private String system = "";

    private final AuditEvent[] events = new AuditEvent[EVENTS];
    private final byte[][] encoded = new byte[EVENTS][];
    private final AtomicLong next = new AtomicLong();
    private @Nullable BenchDatabase database;
    private Appender appender = n -> n;
    private AutoCloseable opened = () -> {};

    /** One durable append. */
    private interface Appender {
        Object append(int n);
    }

    @Setup
    public void open() throws SQLException {
        EventCodec codec = new EventCodec(new SecureRandom());
        for (int i = 0; i < EVENTS; i++) {
            events[i] = SampleEvents.event(i);
            encoded[i] = codec.encode(events[i], FieldPolicy.defaults()).sealed();
        }
        database = BenchDatabase.on(server);
        JooqLogStore store =
                JooqLogStore.builder(database.connections()).schema(SchemaMode.INSTALL).open();
        if (system.equals("jdbc")) {
            BareInserts inserts = new BareInserts(database);
            appender = n -> inserts.append(encoded[n]);
            opened = inserts;
        } else {
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
