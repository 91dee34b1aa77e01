package io.worklog.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server as a process of its own: its lines, its end. */
class ProcessTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CANARY = "canary-in-a-name";

    /** Not below the folder for temporary files, which a server for real use refuses. */
    @TempDir(cleanup = CleanupMode.ALWAYS, factory = BesideTheBuild.class)
    Path folder;

    @Test
    void realUseWritesLinesOfJsonAndEndsInOrder() throws Exception {
        Process server = start(production());
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            String ready = until(out, lines, "worklog.start.ready");
            ask(page(ready) + "/api/v1/projects/" + CANARY);
            until(out, lines, "worklog.request");
            server.toHandle().destroy();
            out.lines().forEach(lines::add);
        }
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isZero();
        assertThat(lines).allSatisfy(ProcessTest::isEcs);
        assertThat(String.join("\n", lines))
                .contains("worklog.stop.draining")
                .doesNotContain(CANARY)
                .doesNotContain("#/setup?token");
        assertThat(folder.resolve("data/" + StartReport.LINK_FILE))
                .content()
                .contains("#/setup?token=");
    }

    @Test
    void whatIsRefusedEndsWithAConfigurationErrorAndEveryReason() throws Exception {
        Process server = start(List.of("--worklog.server.database.password=secure_password"));
        String said = new String(server.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isEqualTo(RefusedStartException.EXIT_CODE);
        assertThat(said)
                .contains(
                        "worklog.server.database.password",
                        "worklog.server.url",
                        "worklog.installation")
                .doesNotContain("secure_password");
    }

    private List<String> production() throws IOException {
        Path keys =
                Files.writeString(
                        folder.resolve("vault.keys"),
                        "test-1 " + Base64.getEncoder().encodeToString(new byte[32]) + "\n");
        return List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--worklog.server.data=" + folder.resolve("data"),
                "--worklog.server.url=https://log.example.com",
                "--worklog.server.management.port=0",
                "--worklog.server.management.drain-delay=10ms",
                "--worklog.installation=log.example.com",
                "--worklog.server.vault.key-file=" + keys);
    }

    private Process start(List<String> settings) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ServerMain.class.getName()));
        command.addAll(settings);
        return new ProcessBuilder(command).redirectErrorStream(false).start();
    }

    private static String until(BufferedReader out, List<String> lines, String code)
            throws IOException {
        String line = out.readLine();
        while (line != null) {
            lines.add(line);
            if (line.contains("\"" + code + "\"")) {
                return line;
            }
            line = out.readLine();
        }
        throw new IllegalStateException("no line " + code + " in:\n" + String.join("\n", lines));
    }

    /** The port is any free one, and the address that people type is another. */
    private String page(String ready) {
        String port =
                JSON.readTree(ready).path("message").asString().replaceAll(".*port=(\\d+).*", "$1");
        return "http://127.0.0.1:" + port;
    }

    private static void ask(String url) throws Exception {
        HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static void isEcs(String line) {
        JsonNode parsed = JSON.readTree(line);
        assertThat(parsed.path("@timestamp").asString()).endsWith("Z");
        assertThat(parsed.path("log").path("level").asString()).isNotBlank();
        assertThat(parsed.path("message").isMissingNode()).isFalse();
        if (parsed.path("log").path("logger").asString().startsWith("io.worklog.server")) {
            assertThat(parsed.path("event.code").asString()).startsWith("worklog.");
        }
    }
}
