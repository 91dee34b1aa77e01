package io.worklog.benchmarks;

import io.worklog.Worklog;
import io.worklog.benchmarks.peer.Folders;
import io.worklog.benchmarks.peer.Peer;
import io.worklog.benchmarks.peer.Sample;
import io.worklog.catalog.Delivery;
import io.worklog.persistence.jooq.outbox.JooqOutbox;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.TableNames;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
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
 * What an event adds to a business transaction that updates one row: the same transaction with a
 * TRANSACTIONAL event in its outbox, relayed into the log meanwhile, and without.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Threads(4)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class TransactionBenchmark {
    private static final int ROWS = 4_096;

    /** Which database; the JDBC URL of a server is in the environment. */
    @Param({"mysql", "mariadb", "postgresql"})
    private String server = "";

    /** Whether an event is recorded. */
    @Param({"plain", "worklog"})
    private String system = "";

    private final ThreadTransactions transactions = new ThreadTransactions();
    private final AtomicInteger next = new AtomicInteger();
    private Sample[] samples = {};
    private Path folder = Path.of("");
    private @Nullable BenchDatabase database;
    private @Nullable Peer events;

    @Setup
    public void open() throws SQLException {
        samples = SampleEvents.samples(ROWS);
        folder = Folders.create("transaction");
        BenchDatabase place = BenchDatabase.on(server);
        database = place;
        fill(place.connections());
        JooqOutbox outbox =
                JooqOutbox.open(
                        place.connections(),
                        transactions,
                        TableNames.defaults(),
                        SchemaMode.INSTALL);
        Worklog worklog =
                Worklog.builder().directory(folder.resolve("worklog")).outbox(outbox).open();
        events = new LibraryPeer(worklog, Delivery.TRANSACTIONAL);
    }

    private static void fill(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE bench_order (id INTEGER PRIMARY KEY, state VARCHAR(16))");
            for (int id = 0; id < ROWS; id++) {
                statement.addBatch("INSERT INTO bench_order VALUES (" + id + ", 'open')");
            }
            statement.executeBatch();
        }
    }

    @TearDown
    public void close() {
        Objects.requireNonNull(events).close();
        Objects.requireNonNull(database).close();
        Folders.delete(folder);
    }

    @Benchmark
    public Object transaction() throws SQLException {
        Sample sample = samples[next.getAndIncrement() & ROWS - 1];
        DataSource source = Objects.requireNonNull(database).connections();
        return transactions.run(source, connection -> work(connection, sample));
    }

    private Object work(Connection connection, Sample sample) throws SQLException {
        String sql = "UPDATE bench_order SET state = ? WHERE id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, "s" + next.get());
            update.setInt(2, sample.number());
            update.executeUpdate();
        }
        return system.equals("worklog") ? Objects.requireNonNull(events).record(sample) : sample;
    }
}
