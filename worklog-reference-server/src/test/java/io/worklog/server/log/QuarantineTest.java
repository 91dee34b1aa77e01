package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.LogHealth;
import io.worklog.Worklog;
import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The log of one project was altered while the server was down: it starts, and the others work. */
class QuarantineTest {
    private static TestServer server;
    private static String damaged;
    private static String sound;
    private static long bad;

    @BeforeAll
    static void alterWhileDown() throws IOException {
        Path data;
        try (TestServer before = TestServer.start()) {
            data = before.data();
            TestLog one = TestLog.of(before);
            damaged = one.id();
            sound = TestLog.of(before).id();
            for (String id : new String[] {"q-1", "q-2", "q-3"}) {
                var answer = one.post("/events?wait=sealed", TestLog.event("order.paid", id, ""));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                bad = id.equals("q-2") ? TestServer.json(answer).get("index").asLong() : bad;
            }
        }
        alter(data.resolve("log/logs/" + damaged + "/segments"));
        server = TestServer.start(data);
    }

    private static void alter(Path segments) throws IOException {
        try (Stream<Path> files = Files.list(segments)) {
            for (Path file : files.toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                int at = bytes.indexOf("\"id\":\"q-2\"");
                try (var out = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                    out.position(at).write(ByteBuffer.wrap(TestLog.utf8("\"id\":\"q-8\"")));
                }
            }
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String path(String project, String rest) {
        return "/api/v1/projects/" + project + rest;
    }

    private static HttpResponse<String> record(String project) {
        String event = TestLog.event("order.paid", "new", "");
        return server.send(
                server.request(TestLog.RECORDER, path(project, "/events"))
                        .header("X-Test-Key", "key_app")
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(event)));
    }

    private static void isRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("entry-damaged", "entry " + bad).doesNotContain("segm");
    }

    @Test
    void nothingIsAddedToItAndOtherProjectsWork() {
        isRefused(record(damaged));
        isRefused(server.post(TestLog.RECORDER, path(damaged, "/records"), "{\"title\":\"t\"}"));
        assertThat(record(sound).statusCode()).isEqualTo(201);
        var made = server.post(TestLog.RECORDER, path(sound, "/records"), "{\"title\":\"t\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var search = server.get(TestLog.READER, path(sound, "/events?type=order.paid"));
        assertThat(TestServer.json(search).get("items")).isNotEmpty();
    }

    @Test
    void whatIsLeftOfItIsShown() {
        assertThat(server.get(TestLog.READER, path(damaged, "")).statusCode()).isEqualTo(200);
        var list = server.get(TestLog.READER, path(damaged, "/events?type=order.paid"));
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        assertThat(TestServer.json(list).get("items").size()).isGreaterThanOrEqualTo(2);
        assertThat(server.get(TestLog.READER, path(damaged, "/events/" + (bad + 1))).statusCode())
                .isEqualTo(200);
        isRefused(server.get(TestLog.READER, path(damaged, "/events/" + bad)));
        assertThat(server.get(TestLog.READER, path(damaged, "/log")).statusCode()).isEqualTo(200);
        assertThat(server.get(TestLog.READER, "/logs/" + damaged + "/checkpoint").statusCode())
                .isEqualTo(200);
    }

    @Test
    void verifyingIsRedAndNamesTheEntry() {
        var begun = server.post(TestLog.AUDITOR, path(damaged, "/verify"), "{\"mode\":\"deep\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String job = begun.headers().firstValue("Location").orElseThrow();
        JsonNode state = TestServer.json(server.get(TestLog.AUDITOR, job));
        while (state.get("finishedAt").isNull()) {
            String since = "?wait=20&since=" + state.get("version").asString();
            state = TestServer.json(server.get(TestLog.AUDITOR, job + since));
        }
        assertThat(state.get("state").asString()).as(state.toString()).isEqualTo("DONE");
        JsonNode report = state.get("result");
        assertThat(report.get("verdict").asString()).isEqualTo("modified");
        assertThat(report.get("faults").get(0).get("index").asLong()).isEqualTo(bad);
    }

    @Test
    void healthSaysWhichLogAndWhichEntryAndTheServerStaysWritable() {
        server.get(TestLog.READER, path(damaged, "/log"));
        LogHealth sick =
                server.bean(Worklog.class).healthOfAll().stream()
                        .filter(LogHealth::quarantined)
                        .findFirst()
                        .orElseThrow();
        assertThat(sick.log().value()).isEqualTo(damaged);
        assertThat(sick.problem()).contains(damaged, "entry " + bad);
        assertThat(server.bean(Worklog.class).healthOfAll().stream().filter(one -> !one.healthy()))
                .hasSize(1);
        var alerts = server.get("default/adam/ADMINISTRATOR", "/api/v1/operations/alerts");
        assertThat(alerts.statusCode()).as(alerts.body()).isEqualTo(200);
        assertThat(alerts.body()).contains("log-sick", damaged);
        var logs = server.get("default/adam/ADMINISTRATOR", "/api/v1/operations/logs");
        assertThat(logs.statusCode()).as(logs.body()).isEqualTo(200);
        assertThat(logs.body()).contains(damaged, sound, "entry " + bad);
    }
}
