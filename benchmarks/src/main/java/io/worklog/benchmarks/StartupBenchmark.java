package io.worklog.benchmarks;

import io.worklog.benchmarks.peer.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
 * From the start of a process to its being ready: an empty Spring Boot application, the same with
 * the starter, and the server with the command in {@code -Dbench.server}, which is ready when it
 * answers at {@code -Dbench.server.ready}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
@Fork(1)
public class StartupBenchmark {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What is started; for the server say what its command is. */
    @Param({"empty", "starter"})
    private String app = "";

    private Path folder = Path.of("");
    private long emptyMillis;

    /** What an iteration found. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Found {
        /** Milliseconds more than the empty application took right before. */
        public long moreMillis;

        /** Bytes of heap in use when ready. */
        public long heapBytes;
    }

    @Setup
    public void make() {
        folder = Folders.create("startup");
    }

    /** The empty application right before, outside of what is timed. */
    @Setup(Level.Invocation)
    public void startEmpty() throws IOException, InterruptedException {
        emptyMillis = app.equals("starter") ? ready("empty")[0] : 0;
    }

    @TearDown
    public void delete() {
        Folders.delete(folder);
    }

    @Benchmark
    public long start(Found found) throws Exception {
        if (app.equals("server")) {
            return server();
        }
        long[] ready = ready(app);
        found.moreMillis = app.equals("empty") ? 0 : ready[0] - emptyMillis;
        found.heapBytes = ready[1];
        return ready[0];
    }

    /** Milliseconds and bytes, as the application prints them. */
    private long[] ready(String kind) throws IOException, InterruptedException {
        Process process = Child.java("io.worklog.benchmarks.start.EmptyApplication", folder, kind);
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (words[0].equals("ready")) {
                    process.waitFor();
                    return new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])};
                }
            }
        }
        throw new IllegalStateException("ended with " + process.waitFor() + " before it was ready");
    }

    private static long server() throws Exception {
        String command = System.getProperty("bench.server", "");
        URI ready = URI.create(System.getProperty("bench.server.ready", ""));
        long begin = System.nanoTime();
        Process process =
                new ProcessBuilder("/bin/sh", "-c", "exec " + command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, ready)) {
                if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new IllegalStateException("the server does not get ready: " + command);
                }
                LockSupport.parkNanos(5_000_000);
            }
            return (System.nanoTime() - begin) / 1_000_000;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static boolean answers(HttpClient client, URI ready) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(ready).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
