package io.worklog.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.worklog.Worklog;
import io.worklog.bundle.BundleVerifier;
import io.worklog.server.db.Database;
import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import tools.jackson.databind.JsonNode;

/**
 * A server that was killed in the middle of exports does them after its next start, whatever their
 * format and without anybody asking again.
 */
class ExportRestartTest {
    private static final String ALICE = "default/exporter";
    private static final int LEFT_BYTES = 300_000;

    @TempDir Path data;

    private String exports = "";
    private String project = "";

    /** What was ordered, and the job that makes it. */
    private record Ordered(String export, String job) {}

    @Test
    void whatWasInTheMiddleIsDoneAfterTheNextStart() throws Exception {
        Map<ExportFormat, Ordered> all = new EnumMap<>(ExportFormat.class);
        try (TestServer first = TestServer.start(data, "worklog.server.roles=api")) {
            var made = first.post(ALICE, "/api/v1/projects", "{\"name\":\"桥梁\"}");
            project = TestServer.text(made.body(), "id");
            exports = "/api/v1/projects/" + project + "/exports";
            for (ExportFormat format : ExportFormat.values()) {
                all.put(format, killedIn(first, format));
            }
        }
        try (TestServer second = TestServer.start(data)) {
            for (var each : all.entrySet()) {
                JsonNode export = finished(second, each.getValue());
                assertThat(export.get("state").asString()).as("%s", export).isEqualTo("READY");
                isWhole(second, each.getKey(), export);
            }
        }
    }

    /** As it is when the process is gone: a run's row and lease, and half a file. */
    private Ordered killedIn(TestServer server, ExportFormat format) throws IOException {
        String body =
                "{\"source\":\"events\",\"format\":\""
                        + format.name().toLowerCase(Locale.ROOT)
                        + "\"}";
        var answer = server.post(ALICE, exports, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String job = TestServer.text(answer.body(), "job");
        Path folder = Files.createDirectories(data.resolve("jobs").resolve(job));
        Files.write(folder.resolve("export.part"), new byte[LEFT_BYTES]);
        int changed =
                server.bean(Database.class)
                        .sql()
                        .update(table(name("jobs")))
                        .set(field(name("state"), String.class), "RUNNING")
                        .set(field(name("lease_token"), String.class), "run_dead")
                        .set(field(name("due_at"), Long.class), 1L)
                        .set(field(name("attempts"), Long.class), 1L)
                        .where(field(name("id"), String.class).eq(job))
                        .execute();
        assertThat(changed).isOne();
        return new Ordered(TestServer.text(answer.body(), "id"), job);
    }

    private JsonNode finished(TestServer server, Ordered ordered) {
        String job = "/api/v1/jobs/" + ordered.job();
        JsonNode state = TestServer.json(server.get(ALICE, job));
        while (state.get("finishedAt").isNull()) {
            String next = job + "?wait=20&since=" + state.get("version").asString();
            state = TestServer.json(server.get(ALICE, next));
        }
        assertThat(state.get("state").asString()).as("%s", state).isEqualTo("DONE");
        return TestServer.json(server.get(ALICE, exports + "/" + ordered.export()));
    }

    private void isWhole(TestServer server, ExportFormat format, JsonNode export) throws Exception {
        Path file = data.resolve("fetched." + format.suffix());
        var request = server.request(ALICE, exports + "/" + export.get("id").asString() + "/file");
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofFile(file));
        assertThat(Files.size(file)).isEqualTo(export.get("bytes").asLong());
        switch (format) {
            case NDJSON, CSV -> assertThat(Files.readString(file)).contains("project.created");
            case XLSX -> {
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    assertThat(zip.getEntry("xl/worksheets/sheet1.xml")).isNotNull();
                }
            }
            case PDF -> {
                try (PdfReader reader = new PdfReader(Files.readAllBytes(file))) {
                    assertThat(reader.getNumberOfPages()).isPositive();
                }
            }
            case BUNDLE -> {
                var keys = server.bean(Worklog.class).log(project).keys();
                var report = BundleVerifier.create().verify(file, keys);
                assertThat(report.good()).as("%s", report).isTrue();
            }
        }
    }
}
