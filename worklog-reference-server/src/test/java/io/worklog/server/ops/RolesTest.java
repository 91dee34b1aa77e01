package io.worklog.server.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.server.testing.TestServer;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Processes that do a part of the work each, over one MySQL. */
@ExtendWith(ServersExtension.class)
class RolesTest {
    private static final String OWNER = "default/olga";

    private final String own = "roles" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir Path folder;

    @Test
    void aJobThatIsAskedForAtAnApiProcessIsDoneByAWorker(TestServers servers) throws Exception {
        try (TestDatabase database = servers.database(DatabaseKind.MYSQL).createDatabase();
                TestServer api =
                        TestServer.start(folder.resolve("api"), settings(database, "api"))) {
            String job = submit(api);
            JsonNode alone = TestServer.json(api.get(OWNER, job + "?since=9&wait=2"));
            assertThat(alone.get("state").asString()).isEqualTo("WAITING");
            assertThat(roles(port(api))).containsExactly("api");
            try (Child worker = new Child(folder, settings(database, "worker,feeds"))) {
                assertThat(roles(worker.port())).containsExactly("worker", "feeds");
                JsonNode done = ended(api, job);
                assertThat(done.get("state").asString()).as(done.toString()).isEqualTo("DONE");
                assertThat(done.get("result").get("verdict").asString()).isEqualTo("verified");
            }
        }
    }

    @Test
    void aProcessWithoutTheApiAnswersOperatorsOnly() throws Exception {
        try (TestServer worker = TestServer.start(folder, "worklog.server.roles=worker")) {
            assertThat(worker.url()).endsWith(":-1");
            assertThat(roles(port(worker))).containsExactly("worker");
        }
    }

    @Test
    void anUnknownRoleStopsTheStart() {
        assertThatThrownBy(() -> TestServer.start(folder, "worklog.server.roles=api,cook"))
                .hasMessageContaining("worklog.server.roles has the unknown role \"cook\"")
                .hasMessageContaining("api,worker,feeds");
    }

    /** A folder of its own, in which the folder of keys is everybody's. */
    private Path withSharedKeys(Path own) throws IOException {
        Path keys = Files.createDirectories(folder.resolve("keys"));
        Files.createSymbolicLink(Files.createDirectories(own).resolve("keys"), keys);
        return own;
    }

    private String[] settings(TestDatabase database, String roles) throws IOException {
        List<String> all = new ArrayList<>();
        all.add("worklog.server.roles=" + roles);
        all.add("worklog.store=jdbc");
        all.add("worklog.weak-settings=degrade");
        all.add("worklog.installation=" + own);
        all.add("worklog.directory=" + withSharedKeys(folder.resolve("log-" + roles)));
        all.add("worklog.server.job.folder=" + folder.resolve("jobs"));
        all.add("worklog.server.vault.key-file=" + folder.resolve("vault.keys"));
        all.add("worklog.server.database.url=" + database.url());
        all.add("worklog.server.database.username=" + database.server().user());
        all.add("worklog.server.database.password=" + database.server().password());
        return all.toArray(String[]::new);
    }

    /** Where the job is. */
    private static String submit(TestServer api) {
        var project = api.post(OWNER, "/api/v1/projects", "{\"name\":\"桥\"}");
        assertThat(project.statusCode()).as(project.body()).isEqualTo(201);
        String path = "/api/v1/projects/" + TestServer.text(project.body(), "id") + "/verify";
        var job = api.post(OWNER, path, "{\"mode\":\"quick\"}");
        assertThat(job.statusCode()).as(job.body()).isEqualTo(202);
        return job.headers().firstValue("Location").orElseThrow();
    }

    private static JsonNode ended(TestServer api, String job) {
        JsonNode view = TestServer.json(api.get(OWNER, job));
        while (view.get("finishedAt").isNull()) {
            String next = job + "?wait=20&since=" + view.get("version").asLong();
            view = TestServer.json(api.get(OWNER, next));
        }
        return view;
    }

    private static int port(TestServer server) {
        return server.bean(ManagementServer.class).port();
    }

    private static List<String> roles(int port) throws Exception {
        URI status = URI.create("http://127.0.0.1:" + port + "/status");
        String body =
                HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(status).build(), BodyHandlers.ofString())
                        .body();
        JsonNode roles = JsonMapper.shared().readTree(body).get("roles");
        return roles.valueStream().map(JsonNode::asString).toList();
    }

    /** A server in another process. */
    private static final class Child implements AutoCloseable {
        private final Process process;
        private final int port;

        Child(Path folder, String... settings) throws IOException {
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    RoleProcess.class.getName(),
                                    folder.resolve("worker").toString()));
            command.addAll(List.of(settings));
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            List<String> said = new ArrayList<>();
            String line = out.readLine();
            while (line != null && !line.startsWith("ready ")) {
                said.add(line);
                line = out.readLine();
            }
            assertThat(line).as(String.join("\n", said)).isNotNull();
            port = Integer.parseInt(line.substring("ready ".length()));
            Thread.ofPlatform().daemon().start(() -> out.lines().forEach(each -> {}));
        }

        int port() {
            return port;
        }

        @Override
        public void close() throws Exception {
            process.getOutputStream().close();
            process.waitFor();
        }
    }
}
