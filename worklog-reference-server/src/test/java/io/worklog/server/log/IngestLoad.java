package io.worklog.server.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures durable ingest over HTTP beside the library alone, in one run:
 *
 * <pre>java -cp … io.worklog.server.log.IngestLoad [connections] [events]</pre>
 *
 * <p>The server and the library each run in a process of their own; this one only sends. For each
 * shape it prints events per second on the clock, events per second of the measured process's
 * processor time, and the latency of requests. On a machine with other work only the second figure,
 * and the ratio to the library's, mean anything. {@code -Dload.shapes=single} measures less,
 * {@code -Dload.options} are options of the measured JVM, {@code -Dload.runs} how often all is
 * measured, and {@code -Dload.json} a file for the page of the benchmarks.
 */
final class IngestLoad {
    private static final String SHAPES = System.getProperty("load.shapes", "library,single,batch");
    private static final String[] NONE = {};

    private final LoadFigures figures = new LoadFigures();
    private final int connections;
    private final int events;

    private IngestLoad(int connections, int events) {
        this.connections = connections;
        this.events = events;
    }

    public static void main(String[] args) throws Exception {
        int connections = args.length > 0 ? Integer.parseInt(args[0]) : 64;
        int events = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
        System.out.println("shape          events  1/s wall  1/s cpu  p50 ms  p99 ms  failed");
        IngestLoad load = new IngestLoad(connections, events);
        String[] settings = args.length > 2 ? Arrays.copyOfRange(args, 2, args.length) : NONE;
        for (int runs = Integer.getInteger("load.runs", 1); runs > 0; runs--) {
            if (SHAPES.contains("library")) {
                load.library();
            }
            load.server(settings);
        }
        String json = System.getProperty("load.json", "");
        if (!json.isEmpty()) {
            load.figures.write(Path.of(json));
        }
    }

    private void library() throws Exception {
        try (Child child = new Child("library", "" + connections, "" + events)) {
            child.line("ready");
            Duration before = child.cpu();
            child.poke();
            long nanos = Long.parseLong(child.line("took").split(" ")[1]);
            figures.add("library", events, nanos, child.cpu().minus(before), new long[] {0}, 0);
        }
    }

    private void server(String... settings) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("server", "worklog.server.limits.enabled=false"));
        command.addAll(List.of(settings));
        try (Child child = new Child(command.toArray(String[]::new))) {
            String[] ready = child.line("ready").split(" ");
            URI url = URI.create(ready[1]);
            String path = "/api/v1/projects/" + ready[2] + "/events";
            if (SHAPES.contains("single")) {
                measure(child, url, path, "warm-up", 1, events / 2);
                measure(child, url, path, "http 1", 1, events);
            }
            if (SHAPES.contains("batch")) {
                measure(child, url, path + "/batch", "warm-up 100", 100, events);
                measure(child, url, path + "/batch", "http 100", 100, events * 5);
            }
            child.poke();
            System.out.println("entries in the log: " + child.line("size"));
        }
    }

    private void measure(Child child, URI url, String path, String name, int batch, int count)
            throws Exception {
        int requests = count / batch;
        long[] nanos = new long[requests];
        AtomicInteger next = new AtomicInteger();
        AtomicLong failed = new AtomicLong();
        CountDownLatch done = new CountDownLatch(connections);
        Duration cpu = child.cpu();
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            Thread.ofVirtual()
                    .start(() -> {
                        while (next.get() < requests) {
                            connect(url, path, next, nanos, batch, failed);
                        }
                        done.countDown();
                    });
        }
        done.await();
        long took = System.nanoTime() - start;
        figures.add(name, requests * batch, took, child.cpu().minus(cpu), nanos, failed.get());
    }

    private static void connect(
            URI url, String path, AtomicInteger next, long[] nanos, int batch, AtomicLong failed) {
        try (LoadConnection to = new LoadConnection(url, path, "application/json")) {
            send(to, next, nanos, batch, failed);
        } catch (IOException e) {
            failed.incrementAndGet();
        }
    }

    private static void send(
            LoadConnection to, AtomicInteger next, long[] nanos, int batch, AtomicLong failed)
            throws IOException {
        while (!to.isEnded()) {
            int n = next.getAndIncrement();
            if (n >= nanos.length) {
                return;
            }
            byte[] body = body(n, batch).getBytes(StandardCharsets.UTF_8);
            long start = System.nanoTime();
            if (to.post(body) != 201) {
                failed.incrementAndGet();
            }
            nanos[n] = System.nanoTime() - start;
        }
    }

    private static String body(int n, int batch) {
        if (batch == 1) {
            return LoadEvents.json(n);
        }
        StringBuilder body = new StringBuilder("[");
        for (int i = 0; i < batch; i++) {
            body.append(i == 0 ? "" : ",").append(LoadEvents.json((long) n * batch + i));
        }
        return body.append(']').toString();
    }

    /** The measured process. */
    private static final class Child implements AutoCloseable {
        private final Process process;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        Child(String... args) throws IOException {
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    ProcessHandle.current().info().command().orElse("java"),
                                    "-Xmx" + System.getProperty("load.heap", "512m"),
                                    "-cp",
                                    System.getProperty("java.class.path")));
            String more = System.getProperty("load.options", "");
            if (!more.isEmpty()) {
                command.addAll(1, List.of(more.split(" ")));
            }
            command.add(LoadProcess.class.getName());
            command.addAll(List.of(args));
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            Thread.ofPlatform().daemon().start(this::read);
        }

        /** Its log goes by unread, so that it never waits for a reader. */
        private void read() {
            var in = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
            try (BufferedReader out = new BufferedReader(in)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (line.matches("(ready|took|size).*")) {
                        lines.add(line);
                    }
                }
            } catch (IOException e) {
                lines.add("ended");
            }
        }

        /** The next line that begins so. */
        String line(String start) throws IOException, InterruptedException {
            String line = lines.poll(5, TimeUnit.MINUTES);
            if (line == null || !line.startsWith(start)) {
                throw new IOException("the process said " + line + " and not " + start);
            }
            return line;
        }

        void poke() throws IOException {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        }

        Duration cpu() {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }

        @Override
        public void close() throws Exception {
            process.getOutputStream().close();
            process.waitFor();
        }
    }
}
