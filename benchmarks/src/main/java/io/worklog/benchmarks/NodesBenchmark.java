package io.worklog.benchmarks;

import io.worklog.Worklog;
import io.worklog.benchmarks.peer.Folders;
import io.worklog.persistence.jooq.JooqLogStore;
import io.worklog.persistence.jooq.schema.SchemaMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Processes that append into one database, to one log or each to its own: what the simulation of
 * contention for a log's head predicts. Events a second, all nodes together, are a secondary
 * result.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 3)
@Fork(1)
public class NodesBenchmark {
    /** Which server; its JDBC URL is in the environment. */
    @Param("mysql")
    private String server = "";

    /** How many processes. */
    @Param({"1", "2", "3"})
    private int nodes;

    /** Whether all append to one log or each to a log of its own. */
    @Param({"one", "own"})
    private String logs = "";

    /** How many callers each process has. */
    @Param("64")
    private int callers;

    /** How long they append. */
    @Param("10")
    private int seconds;

    private Path folder = Path.of("");
    private @Nullable BenchDatabase database;

    /** What an iteration found. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Found {
        /** Acknowledged events a second, all nodes together. */
        public long eventsPerSecond;

        /** The share of the node that got least, in thousandths of an equal share. */
        public long leastShareMilli;

        /** Microseconds of processor time of all nodes, for each event. */
        public long nodeCpuMicros;

        /** The same of the database's server; 0 where it does not run on this machine. */
        public long serverCpuMicros;

        /** Entries in the logs minus acknowledged events: 0, or something is wrong. */
        public long unaccounted;
    }

    @Setup(Level.Iteration)
    public void open() {
        folder = Folders.create("nodes");
        database = BenchDatabase.on(server);
        JooqLogStore store =
                JooqLogStore.builder(place().connections()).schema(SchemaMode.INSTALL).open();
        try (Worklog worklog = Worklog.builder().store(store).keys(NodeMain.keys(keys())).open()) {
            for (int node = 0; node < nodes; node++) {
                worklog.log(log(node)).seal();
            }
        }
    }

    /** Made before the nodes start, which share it. */
    private Path keys() {
        return folder.resolve("keys");
    }

    private String log(int node) {
        return logs.equals("one") ? "bench" : "bench-" + node;
    }

    private BenchDatabase place() {
        return Objects.requireNonNull(database);
    }

    @TearDown(Level.Iteration)
    public void close() {
        place().close();
        Folders.delete(folder);
    }

    @Benchmark
    public long run(Found found) throws IOException {
        List<Process> processes = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            processes.add(start(node));
        }
        try {
            return append(found, processes);
        } finally {
            processes.forEach(Process::destroy);
        }
    }

    private long append(Found found, List<Process> processes) throws IOException {
        for (Process process : processes) {
            NodeMain.await(process.inputReader(), "ready");
        }
        long before = serverCpuMillis();
        for (Process process : processes) {
            process.outputWriter().append("go\n").flush();
        }
        List<Long> counts = new ArrayList<>();
        long cpu = 0;
        for (Process process : processes) {
            List<Long> done = NodeMain.await(process.inputReader(), "done");
            counts.add(done.get(0));
            cpu += done.get(1);
        }
        long all = judge(found, counts);
        found.nodeCpuMicros = cpu * 1_000 / Math.max(1, all);
        found.serverCpuMicros = (serverCpuMillis() - before) * 1_000 / Math.max(1, all);
        return all;
    }

    /** Of every process here that was started as the server, directly or by its loader. */
    private long serverCpuMillis() {
        String command = server.equals("postgresql") ? "postgres" : server + "d";
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::info)
                .filter(info -> info.commandLine().orElse("").contains(command))
                .filter(info -> !info.command().orElse("").endsWith("java"))
                .map(info -> info.totalCpuDuration().orElse(Duration.ZERO))
                .mapToLong(Duration::toMillis)
                .sum();
    }

    private Process start(int node) throws IOException {
        return Child.java(
                NodeMain.class.getName(),
                folder,
                server,
                place().name(),
                keys().toString(),
                log(node),
                "" + callers,
                "" + seconds);
    }

    private long judge(Found found, List<Long> counts) {
        long all = counts.stream().mapToLong(Long::longValue).sum();
        long least = Collections.min(counts);
        found.eventsPerSecond = all / seconds;
        found.leastShareMilli = all == 0 ? 0 : 1_000 * least * nodes / all;
        found.unaccounted = entries() - all;
        return all;
    }

    private long entries() {
        try (JooqLogStore store = JooqLogStore.builder(place().connections()).open()) {
            return store.logs().stream()
                    .filter(log -> log.value().startsWith("bench"))
                    .mapToLong(log -> store.head(log).orElseThrow().size().value())
                    .sum();
        }
    }
}
