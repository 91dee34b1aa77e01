package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server with a small heap, that ends at once where it is out of memory, takes and gives files,
 * events and work records that are larger than the heap.
 */
class ConstantMemoryIT {
    private static final int HEAP_MB = 96;
    private static final long HEAP = HEAP_MB * 1_000_000L;
    private static final long UPLOAD = 300_000_000;

    /** Events of 28 kB: 112 MB of them. */
    private static final int EVENTS = 4_000;

    private static final int BATCH = 100;
    private static final int VALUES = 7;
    private static final int VALUE = 4_000;

    /** Records of 600 kB: 96 MB of them. */
    private static final int RECORDS = 160;

    private static final int CONTENT = 200_000;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Process server;
    private static String base;
    private static String project;

    @BeforeAll
    static void start() throws IOException {
        server =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xmx" + HEAP_MB + "m",
                                "-XX:MaxDirectMemorySize=32m",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-XX:+HeapDumpOnOutOfMemoryError",
                                "-XX:HeapDumpPath=target/constant-memory.hprof",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LoadProcess.class.getName(),
                                "server",
                                "worklog.server.limits.enabled=false",
                                "worklog.server.evidence.max-size=400MB",
                                "worklog.evidence.max-size=400MB")
                        .redirectErrorStream(true)
                        .start();
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        String line = out.readLine();
        while (line != null && !line.startsWith("ready ")) {
            said.append(line).append('\n');
            line = out.readLine();
        }
        assertThat(line).as(said.toString()).isNotNull();
        Thread.ofPlatform().daemon().start(() -> out.lines().forEach(each -> {}));
        base = line.split(" ")[1];
        project = "/api/v1/projects/" + line.split(" ")[2];
    }

    @AfterAll
    static void stop() throws Exception {
        server.destroy();
        server.waitFor();
    }

    private static HttpRequest.Builder request(String caller, String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("X-Test-Caller", caller);
    }

    private static JsonNode json(HttpRequest.Builder request, int status) throws Exception {
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    /** So many bytes that cannot be packed, the same each time. */
    private static InputStream bytes(long count) {
        SplittableRandom random = new SplittableRandom(7);
        byte[] block = new byte[1 << 16];
        random.nextBytes(block);
        return new InputStream() {
            private long left = count;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] to, int from, int length) {
                if (left == 0) {
                    return -1;
                }
                int some = (int) Math.min(Math.min(length, block.length), left);
                block[(int) (left % block.length)]++;
                System.arraycopy(block, 0, to, from, some);
                left -= some;
                return some;
            }
        };
    }

    private static String sha256(InputStream in) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (DigestInputStream all = new DigestInputStream(in, digest)) {
            all.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void aFileLargerThanTheHeapGoesInAndOut() throws Exception {
        JsonNode file =
                json(
                        request(TestLog.RECORDER, project + "/evidence?name=large.bin")
                                .header("Content-Type", "application/octet-stream")
                                .POST(BodyPublishers.ofInputStream(() -> bytes(UPLOAD))),
                        201);
        assertThat(UPLOAD).isGreaterThan(HEAP);
        assertThat(file.get("size").asLong()).isEqualTo(UPLOAD);
        String sha256 = file.get("sha256").asString();
        String path = project + "/evidence/" + file.get("id").asString() + "/content";
        HttpResponse<InputStream> content =
                HTTP.send(request(TestLog.READER, path).build(), BodyHandlers.ofInputStream());
        assertThat(content.statusCode()).isEqualTo(200);
        assertThat(sha256(content.body())).isEqualTo(sha256);
        assertThat(server.isAlive()).isTrue();
    }

    @Test
    void eventsLargerThanTheHeapGoInAndOutInEveryFormat() throws Exception {
        for (int first = 0; first < EVENTS; first += BATCH) {
            StringBuilder batch = new StringBuilder(BATCH * VALUES * VALUE);
            for (int n = first; n < first + BATCH; n++) {
                batch.append(largeEvent(n)).append('\n');
            }
            json(
                    request(TestLog.RECORDER, project + "/events/batch")
                            .header("X-Test-Key", "key_app")
                            .header("Content-Type", "application/x-ndjson")
                            .POST(BodyPublishers.ofString(batch.toString())),
                    201);
        }
        JsonNode page = json(request(TestLog.READER, project + "/events?limit=200"), 200);
        assertThat(page.get("items").size()).isPositive();
        assertThat(page.get("next").isNull()).isFalse();
        for (String format : new String[] {"ndjson", "csv", "xlsx", "pdf", "bundle"}) {
            JsonNode export = exported("events", format);
            assertThat(export.get("rows").asLong()).as(format).isGreaterThanOrEqualTo(EVENTS);
        }
        assertThat(server.isAlive()).isTrue();
    }

    private static String largeEvent(int n) {
        StringBuilder changes = new StringBuilder(VALUES * VALUE);
        for (int i = 0; i < VALUES; i++) {
            changes.append(i == 0 ? "" : ",")
                    .append("{\"path\":\"p")
                    .append(i)
                    .append("\",\"new\":\"")
                    .append(words(n * VALUES + i, VALUE))
                    .append("\"}");
        }
        String order = Integer.toString(n);
        return TestLog.event("order.described", order, ",\"changes\":[" + changes + "]");
    }

    /** Words of a small vocabulary, so many characters. */
    private static String words(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder(length + 8);
        while (text.length() < length) {
            text.append('w').append(random.nextInt(1_000)).append(' ');
        }
        return text.substring(0, length);
    }

    @Test
    void workRecordsLargerThanTheHeapGoOutInEveryFormat() throws Exception {
        String content = "{\"title\":\"t\",\"content\":\"" + "桥".repeat(CONTENT) + "\"}";
        for (int n = 0; n < RECORDS; n++) {
            json(
                    request(TestLog.RECORDER, project + "/records")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(content)),
                    201);
        }
        for (String format : new String[] {"ndjson", "csv", "xlsx", "pdf", "bundle"}) {
            exported("records", format);
        }
        assertThat(server.isAlive()).isTrue();
    }

    /** Has an export made and takes its file. */
    private static JsonNode exported(String source, String format) throws Exception {
        String order = "{\"source\":\"" + source + "\",\"format\":\"" + format + "\"}";
        JsonNode begun =
                json(
                        request(TestLog.OWNER, project + "/exports")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(order)),
                        202);
        String job = "/api/v1/jobs/" + begun.get("job").asString();
        JsonNode state = json(request(TestLog.OWNER, job), 200);
        while (state.get("finishedAt").isNull()) {
            String since = "?wait=20&since=" + state.get("version").asString();
            state = json(request(TestLog.OWNER, job + since), 200);
        }
        assertThat(state.get("state").asString()).as(format + " " + state).isEqualTo("DONE");
        String export = project + "/exports/" + begun.get("id").asString();
        HttpResponse<InputStream> file =
                HTTP.send(
                        request(TestLog.OWNER, export + "/file").build(),
                        BodyHandlers.ofInputStream());
        assertThat(file.statusCode()).isEqualTo(200);
        JsonNode done = json(request(TestLog.OWNER, export), 200);
        assertThat(sha256(file.body())).isEqualTo(done.get("sha256").asString());
        return done;
    }
}
