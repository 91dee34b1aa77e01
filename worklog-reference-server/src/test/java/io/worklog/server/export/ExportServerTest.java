package io.worklog.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.AuditLog;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.bundle.BundleVerifier;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Exports and their jobs over REST, from the order to the file and its traces. */
class ExportServerTest {
    private static final String ALICE = "default/exporter";

    private final TestServer server = TestServer.shared();
    private String project = "";
    private String exports = "";

    @BeforeEach
    void newProject() {
        var answer = server.post(ALICE, "/api/v1/projects", "{\"name\":\"桥梁\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        project = TestServer.json(answer).get("id").asString();
        exports = "/api/v1/projects/" + project + "/exports";
        log().awaitGrowth(TreeSize.of(0), Duration.ofSeconds(60));
    }

    private AuditLog log() {
        return server.bean(Worklog.class).log(project);
    }

    private JsonNode order(String body) {
        var answer = server.post(ALICE, exports, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode export = TestServer.json(answer);
        String job = "/api/v1/jobs/" + export.get("job").asString();
        JsonNode state = TestServer.json(server.get(ALICE, job));
        while (!List.of("DONE", "FAILED").contains(state.get("state").asString())) {
            String next = job + "?wait=20&since=" + state.get("version").asString();
            state = TestServer.json(server.get(ALICE, next));
        }
        return TestServer.json(server.get(ALICE, exports + "/" + export.get("id").asString()));
    }

    private HttpResponse<String> file(JsonNode export, String... headers) {
        HttpRequest.Builder request =
                server.request(ALICE, exports + "/" + export.get("id").asString() + "/file");
        return server.send(headers.length == 0 ? request : request.headers(headers));
    }

    @Test
    void aFileIsFetchedWholeAndInParts() throws Exception {
        JsonNode export = order("{\"source\":\"events\",\"format\":\"csv\",\"language\":\"en\"}");
        assertThat(export.get("state").asString()).as("%s", export).isEqualTo("READY");
        HttpResponse<String> whole = file(export);
        assertThat(whole.body()).startsWith("\uFEFFindex,id,").contains("project.created");
        byte[] bytes = whole.body().getBytes(StandardCharsets.UTF_8);
        String digest =
                Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(whole.headers().firstValue("Repr-Digest")).contains("sha-256=:" + digest + ":");
        HttpResponse<String> part = file(export, "Range", "bytes=3-12");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("index,id,o");
        assertThat(part.headers().firstValue("Content-Range"))
                .contains("bytes 3-12/" + bytes.length);
        JsonNode again =
                TestServer.json(server.get(ALICE, exports + "/" + export.get("id").asString()));
        assertThat(again.get("downloads").asInt()).as("twice within ten minutes").isEqualTo(1);
        tracesOf(export.get("id").asString());
    }

    /** In the project's log and in the tenant's. */
    private void tracesOf(String export) {
        Worklog worklog = server.bean(Worklog.class);
        for (AuditLog log : List.of(log(), worklog.log("system.default"))) {
            long known = 0;
            List<String> types = types(log, export);
            while (types.size() < 3 && known < 60) {
                known++;
                log.awaitGrowth(log.head().size(), Duration.ofSeconds(1));
                types = types(log, export);
            }
            assertThat(types)
                    .containsExactlyInAnyOrder(
                            "export.requested", "export.finished", "export.downloaded");
        }
    }

    private static List<String> types(AuditLog log, String export) {
        try (Stream<RecordedEvent> events = log.read(LogIndex.of(0))) {
            return events.map(RecordedEvent::event)
                    .filter(event -> event.targets().getFirst().id().equals(export))
                    .map(event -> event.type().name())
                    .toList();
        }
    }

    @Test
    void aBundleIsVerifiedWithoutTheServer(@TempDir Path folder) throws IOException {
        JsonNode export = order("{\"source\":\"events\",\"format\":\"bundle\"}");
        assertThat(export.get("rows").asInt()).isPositive();
        Path zip = folder.resolve("bundle.zip");
        HttpRequest request =
                server.request(ALICE, exports + "/" + export.get("id").asString() + "/file")
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            http.send(request, HttpResponse.BodyHandlers.ofFile(zip));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(Files.size(zip)).isEqualTo(export.get("bytes").asLong());
        var report = BundleVerifier.create().verify(zip, log().keys());
        assertThat(report.good()).as("%s", report).isTrue();
    }

    @Test
    void aReportAndAWorkbookAreMadeOfRealEvents() {
        assertThat(order("{\"source\":\"events\",\"format\":\"pdf\"}").get("state").asString())
                .isEqualTo("READY");
        assertThat(order("{\"source\":\"events\",\"format\":\"xlsx\"}").get("state").asString())
                .isEqualTo("READY");
        assertThat(TestServer.json(server.get(ALICE, exports)).get("items").size()).isEqualTo(2);
    }

    @Test
    void everyFaultOfAnOrderIsNamedAtOnce() {
        var answer =
                server.post(
                        ALICE,
                        exports,
                        "{\"source\":\"events\",\"format\":\"doc\",\"language\":\"fr\","
                                + "\"filter\":{\"from\":\"yesterday\",\"colour\":\"red\"}}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("/format", "/language", "/filter/from", "/filter/colour");
    }

    @Test
    void othersDoNotSeeIt() {
        JsonNode export = order("{\"source\":\"events\",\"format\":\"ndjson\"}");
        String path = exports + "/" + export.get("id").asString() + "/file";
        String job = "/api/v1/jobs/" + export.get("job").asString();
        assertThat(server.get("default/bob", path).statusCode()).isEqualTo(404);
        assertThat(server.get("other/exporter", path).statusCode()).isEqualTo(404);
        assertThat(server.get("", path).statusCode()).isEqualTo(401);
        assertThat(server.get("default/bob", job).statusCode()).isEqualTo(404);
        assertThat(server.get("other/boss/ADMINISTRATOR", job).statusCode()).isEqualTo(404);
        HttpResponse<String> seen = server.get("default/boss/ADMINISTRATOR", job);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(seen).get("result").isNull()).as("its owner's only").isTrue();
        assertThat(server.post("default/boss/ADMINISTRATOR", job + "/cancel", "").statusCode())
                .isEqualTo(403);
    }
}
