package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server with 512 MB under far more than it can take: batches of large events, readers of large
 * pages, and readers that never read. It refuses with Retry-After, stays alive, and every event that
 * it acknowledged is in the log, once. {@code -Doverload.seconds} makes it last.
 */
class OverloadIT {
    private static final int SECONDS = Integer.getInteger("overload.seconds", 5);
    private static final int WRITERS = 24;
    private static final int READERS = 24;
    private static final int SLOW = 40;
    private static final Pattern KEY = Pattern.compile("\"idempotencyKey\":\"(k-[0-9]+)\"");
    private static final Set<Integer> EXPECTED = Set.of(200, 201, 207, 429, 503);

    private final HttpClient http = HttpClient.newBuilder().build();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<Integer, AtomicInteger> writes = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> reads = new ConcurrentHashMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicLong keys = new AtomicLong();
    private volatile boolean over;

    @Test
    void itRefusesAndLosesNothingThatItAcknowledged() throws Exception {
        Process server = start();
        try {
            String[] ready = ready(server).split(" ");
            String base = ready[1];
            String project = ready[2];
            List<Socket> idle = slowReaders(URI.create(base), project);
            press(base, project);
            for (Socket socket : idle) {
                socket.close();
            }
            assertThat(server.isAlive()).as("it is still there").isTrue();
            System.out.println("writes by status " + writes + ", reads " + reads);
            assertThat(faults).isEmpty();
            assertThat(writes.keySet()).isSubsetOf(EXPECTED).contains(201);
            assertThat(reads.keySet()).isSubsetOf(EXPECTED);
            assertThat(writes.containsKey(503) || reads.containsKey(429))
                    .as("it was pressed hard enough")
                    .isTrue();
            List<String> there = keysInTheLog(base, project);
            assertThat(there).doesNotHaveDuplicates();
            assertThat(new HashSet<>(there)).containsAll(acknowledged);
            assertThat(acknowledged).isNotEmpty();
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private void press(String base, String project) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WRITERS; i++) {
                int events = i % 3 == 0 ? 100 : 10;
                clients.submit(() -> write(base, project, events));
            }
            for (int i = 0; i < READERS; i++) {
                clients.submit(() -> read(base, project));
            }
            Thread.sleep(SECONDS * 1_000L);
            over = true;
        }
    }

    private void write(String base, String project, int events) {
        String path = base + "/api/v1/projects/" + project + "/events/batch";
        while (!over) {
            List<String> sent = new ArrayList<>();
            StringBuilder body = new StringBuilder();
            for (int i = 0; i < events; i++) {
                sent.add("k-" + keys.getAndIncrement());
                body.append(large(sent.getLast())).append('\n');
            }
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(path))
                            .header("Content-Type", "application/x-ndjson")
                            .header("X-Test-Key", "key_load")
                            .header("X-Test-Caller", TestLog.RECORDER)
                            .POST(BodyPublishers.ofString(body.toString()));
            HttpResponse<String> answer = send(request, writes);
            if (answer != null && answer.statusCode() < 300) {
                JsonNode items = JsonMapper.shared().readTree(answer.body()).get("items");
                for (int i = 0; i < events; i++) {
                    if (items.get(i).get("status").asInt() == 201) {
                        acknowledged.add(sent.get(i));
                    }
                }
            }
        }
    }

    private void read(String base, String project) {
        String path = base + "/api/v1/projects/" + project + "/events?limit=200&facets=type,actor";
        while (!over) {
            send(
                    HttpRequest.newBuilder(URI.create(path))
                            .header("X-Test-Caller", TestLog.READER),
                    reads);
        }
    }

    private HttpResponse<String> send(
            HttpRequest.Builder request, Map<Integer, AtomicInteger> counts) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            int status = answer.statusCode();
            counts.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
            boolean later = status == 429 || status == 503;
            if (later && answer.headers().firstValue("Retry-After").isEmpty()) {
                faults.add(status + " without Retry-After");
            }
            return answer;
        } catch (IOException e) {
            faults.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    /** They ask for much and read nothing of it. */
    private static List<Socket> slowReaders(URI base, String project) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < SLOW; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4_096);
            socket.connect(new java.net.InetSocketAddress(base.getHost(), base.getPort()));
            String what = i % 2 == 0 ? "/events?limit=200" : "/tail?after=-1";
            String request =
                    "GET /api/v1/projects/"
                            + project
                            + what
                            + " HTTP/1.1\r\nHost: x\r\n"
                            + "X-Test-Caller: "
                            + TestLog.READER
                            + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            sockets.add(socket);
        }
        return sockets;
    }

    /** Out of the public format, entry by entry, as an auditor would read them. */
    private List<String> keysInTheLog(String base, String project) throws Exception {
        String log = base + "/api/v1/projects/" + project + "/log";
        long size = 0;
        long sealed = -1;
        while (sealed < size || size == 0) {
            JsonNode state = JsonMapper.shared().readTree(patiently(log));
            size = state.get("size").asLong();
            sealed = state.get("sealedSize").asLong();
        }
        List<String> found = new ArrayList<>();
        for (long first = 0; first < size; first += 256) {
            long width = Math.min(256, size - first);
            String place = "%03d".formatted(first / 256 % 1000);
            assertThat(first / 256).isLessThan(1_000);
            String path = base + "/logs/" + project + "/tile/entries/" + place;
            String entries = patiently(width == 256 ? path : path + ".p/" + width);
            Matcher keys = KEY.matcher(entries);
            while (keys.find()) {
                found.add(keys.group(1));
            }
        }
        return found;
    }

    private String patiently(String url) throws Exception {
        while (true) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url))
                            .header("X-Test-Caller", TestLog.READER)
                            .build();
            HttpResponse<String> answer =
                    http.send(request, BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            assertThat(answer.statusCode()).as(answer.body()).isIn(429, 503);
        }
    }

    private static String large(String key) {
        StringBuilder changes = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            changes.append(i == 0 ? "" : ",")
                    .append("{\"path\":\"p")
                    .append(i)
                    .append("\",\"new\":\"")
                    .append("x".repeat(4_000))
                    .append("\"}");
        }
        return TestLog.event(
                "big.event",
                "o",
                ",\"idempotencyKey\":\"" + key + "\",\"changes\":[" + changes + "]");
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadProcess.class.getName(),
                        "server",
                        "worklog.server.limits.enabled=false")
                .redirectErrorStream(true)
                .start();
    }

    private static String ready(Process server) throws IOException {
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith("ready")) {
            line = out.readLine();
        }
        assertThat(line).as("the server started").isNotNull();
        Thread.ofPlatform().daemon().start(() -> out.lines().forEach(each -> {}));
        return line;
    }
}
