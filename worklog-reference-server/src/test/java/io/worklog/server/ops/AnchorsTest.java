package io.worklog.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.worklog.Worklog;
import io.worklog.checkpoint.Ed25519Keys;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.server.testing.TestServer;
import io.worklog.witness.Witness;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Anchors by settings: a folder, a witness that cosigns, and a receiver that refuses. */
class AnchorsTest {
    private static final String AUDITOR = "default/aud/AUDITOR";

    @TempDir private Path folder;

    private final NoteSigner cosigner =
            Ed25519Keys.cosigner("witness.example", new byte[32], InstantSource.system());
    private final BlockingQueue<String> cosigned = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> refused = new LinkedBlockingQueue<>();
    private volatile TestServer server;

    @Test
    void whatWasTakenAndWhatWasRefusedIsTold() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/witness/add-checkpoint", this::cosign);
        other.createContext(
                "/hook",
                exchange -> {
                    exchange.sendResponseHeaders(500, -1);
                    exchange.close();
                    refused.add("500");
                });
        other.start();
        String url = "http://127.0.0.1:" + other.getAddress().getPort();
        try (TestServer started =
                TestServer.start(
                        "worklog.server.anchor.folder=" + folder,
                        "worklog.server.anchor.webhook-url=" + url + "/hook?secret=abc",
                        "worklog.server.anchor.webhook-secret=0123456789abcdef",
                        "worklog.server.anchor.witness-url=" + url + "/witness",
                        "worklog.server.anchor.witness-key=" + cosigner.verifierKey())) {
            server = started;
            exam();
        } finally {
            other.stop(0);
        }
    }

    private void exam() throws InterruptedException {
        var made = server.post("default/lin", "/api/v1/projects", "{\"name\":\"大桥\"}");
        String project = TestServer.text(made.body(), "id");
        assertThat(cosigned.poll(60, TimeUnit.SECONDS)).isNotNull();
        assertThat(refused.poll(60, TimeUnit.SECONDS)).isNotNull();
        JsonNode witness = awaited("WITNESS", project, "takenAt");
        assertThat(witness.get("takenAt").isNull()).as(witness.toString()).isFalse();
        assertThat(awaited("FOLDER", project, "takenAt").get("takenAt").isNull()).isFalse();
        JsonNode hook = awaited("WEBHOOK", project, "problem");
        assertThat(hook.get("takenAt").isNull()).isTrue();
        assertThat(hook.get("problem").asString()).contains("500");
        assertThat(get("/anchors").toString()).doesNotContain("secret", "0123456789abcdef");
        assertThat(get("/alerts").toString())
                .contains("anchor-failing")
                .doesNotContain("no-anchor");
        assertThat(cosignatures(project)).hasSize(1);
    }

    /** The lines come back to the log a moment after the witness has answered. */
    private JsonNode cosignatures(String project) {
        JsonNode found = log(project).get("cosignatures");
        for (long end = end(); found.isEmpty() && System.nanoTime() < end; ) {
            found = log(project).get("cosignatures");
        }
        assertThat(found.get(0).get("witness").asString()).isEqualTo("witness.example");
        return found;
    }

    private JsonNode log(String project) {
        return stream(get("/logs").get("items"))
                .filter(log -> log.get("name").asString().equals(project))
                .findFirst()
                .orElseThrow();
    }

    private static long end() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    }

    /** What an anchor says of a log, once it says that. */
    private JsonNode awaited(String kind, String log, String what) {
        for (long end = end(); System.nanoTime() < end; ) {
            var found =
                    stream(get("/anchors"))
                            .filter(anchor -> anchor.get("kind").asString().equals(kind))
                            .flatMap(anchor -> stream(anchor.get("logs")))
                            .filter(one -> one.get("log").asString().equals(log))
                            .filter(one -> !one.get(what).isNull())
                            .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError(kind + " says no " + what + " of " + log);
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private JsonNode get(String path) {
        var answer = server.get(AUDITOR, "/api/v1/operations" + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestServer.json(answer);
    }

    /** A witness that knows every log that the server has at this moment. */
    private void cosign(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        Map<String, KeyHistory> keys = new HashMap<>();
        Worklog worklog = server.bean(Worklog.class);
        worklog.logs()
                .forEach(log ->
                        worklog.existing(log.value())
                                .filter(one -> one.checkpoint().isPresent())
                                .ifPresent(one ->
                                        keys.put(one.keys().current().key().name(), one.keys())));
        Witness witness = Witness.open(keys, List.of(cosigner), folder.resolve("witness"));
        var answer = witness.addCheckpoint(exchange.getRequestBody().readAllBytes());
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
        if (answer.status() == 200) {
            cosigned.add(answer.body());
        }
    }
}
