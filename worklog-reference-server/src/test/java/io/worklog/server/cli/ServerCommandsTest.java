package io.worklog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.client.ApiJson;
import io.worklog.server.testing.TestPerson;
import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that work with a server, as somebody types them. */
class ServerCommandsTest {
    @TempDir Path folder;
    private final TestServer server = TestServer.shared();
    private final Map<String, String> environment = new HashMap<>();
    private String name;

    @BeforeEach
    void somebodyWithAPassword() {
        name = TestPerson.make(server, "李工");
        environment.put("XDG_CONFIG_HOME", folder.toString());
    }

    private CliRun run(Object... words) {
        return CliRun.in(environment, words);
    }

    private ApiJson json(Object... words) {
        CliRun run = ok(run(words));
        return new ApiJson(run.json());
    }

    private static CliRun ok(CliRun run) {
        assertThat(run.code()).as(run.err() + run.out()).isZero();
        return run;
    }

    private void logIn() {
        environment.put("WORKLOG_PASSWORD", TestPerson.PASSWORD);
        ok(run("login", "--url", server.url(), "--user", name));
        environment.remove("WORKLOG_PASSWORD");
    }

    @Test
    void aLoginIsAKeyThatOnlyItsOwnerCanReadAndThatIsRevoked() throws IOException {
        logIn();
        Path file = folder.resolve("worklog/login.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String kept = Files.readString(file);
        assertThat(kept).contains("wl_").doesNotContain(TestPerson.PASSWORD);
        assertThat(json("user", "me", "--json").text("name")).isEqualTo("李工");
        ok(run("logout"));
        assertThat(file).doesNotExist();
        String key = ApiJson.parse(kept.getBytes()).text("key");
        environment.put("WORKLOG_KEY", key);
        CliRun refused = run("user", "me", "--url", server.url(), "--json");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.text("code")).isEqualTo("unauthenticated");
    }

    @Test
    void theKeyOfALoginGoesToNoOtherServer() {
        logIn();
        String other = server.url().replace("127.0.0.1", "localhost");
        CliRun refused = run("user", "me", "--url", other);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("needs a login or an API key");
    }

    @Test
    void aWrongPasswordKeepsNothing() {
        environment.put("WORKLOG_PASSWORD", "wrong wrong wrong");
        CliRun refused = run("login", "--url", server.url(), "--user", name);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(folder.resolve("worklog")).doesNotExist();
    }

    @Test
    void whatIsWrongIsSaidFirstAndWithItsExitCode() throws IOException {
        assertThat(run("project", "list").code()).isEqualTo(78);
        assertThat(run("project", "list", "--url", "nowhere").code()).isEqualTo(2);
        environment.put("WORKLOG_KEY", "wl_x");
        CliRun away = run("query", "--url", "http://127.0.0.1:9", "--log", "p", "--lang", "zh");
        assertThat(away.code()).isEqualTo(69);
        assertThat(away.err()).contains("http://127.0.0.1:9");
        assertThat(run("query", "--log", "p").code()).isEqualTo(2);
        assertThat(run("query", "--dir", folder, "--url", "http://a", "--log", "p").code())
                .isEqualTo(2);
    }

    @Test
    void workIsRecordedFoundExportedAndVerified() throws IOException {
        logIn();
        String project = json("project", "create", "--name", "滨江大桥", "--json").text("id");
        String me = json("user", "me", "--json").text("id");
        ok(
                run(
                        "project",
                        "member",
                        me,
                        "--project",
                        project,
                        "--role",
                        "OWNER",
                        "--role",
                        "RECORDER",
                        "--role",
                        "AUDITOR"));
        Path photo = Files.writeString(folder.resolve("照片.txt"), "3 号墩裂缝");
        ApiJson record =
                json(
                        "record",
                        "create",
                        "--project",
                        project,
                        "--title",
                        "裂缝测量",
                        "--content",
                        "**0.1 mm**",
                        "--minutes",
                        "45",
                        "--file",
                        photo,
                        "--submit",
                        "--json");
        assertThat(record.text("state")).isEqualTo("SUBMITTED");
        assertThat(ok(run("record", "list", "--project", project)).out()).contains("裂缝测量");
        String file =
                json("evidence", "list", "--project", project, "--json")
                        .list("items")
                        .getFirst()
                        .text("id");
        Path back = folder.resolve("back.txt");
        ok(run("evidence", "download", "--project", project, file, back));
        assertThat(back).hasSameBinaryContentAs(photo);
        verified(project, record.text("id"));
    }

    private void verified(String project, String record) throws IOException {
        awaitEvents(project, record);
        assertThat(ok(run("tail", "--url", server.url(), "--log", project, "-n", "3")).out())
                .contains("#");
        CliRun verify = run("verify", "--url", server.url(), "--log", project, "--json");
        assertThat(verify.code()).as(verify.out() + verify.err()).isZero();
        assertThat(verify.flag("verified")).isTrue();
        Path part = folder.resolve("part.ndjson");
        ok(
                run(
                        "export",
                        "--url",
                        server.url(),
                        "--log",
                        project,
                        "--format",
                        "ndjson",
                        "--from",
                        1,
                        "--to",
                        2,
                        part));
        assertThat(Files.readAllLines(part)).singleElement().asString().contains("\"index\":1");
        Path bundle = folder.resolve("bundle.zip");
        ok(run("export", "--url", server.url(), "--log", project, "--format", "bundle", bundle));
        ok(run("logout"));
        assertThat(run("verify", bundle).code()).isZero();
    }

    /** Events of transactions come into the log a moment after their commit. */
    private void awaitEvents(String project, String record) {
        long end = System.nanoTime() + 60_000_000_000L;
        List<ApiJson> found;
        do {
            found =
                    json(
                                    "query",
                                    "--url",
                                    server.url(),
                                    "--log",
                                    project,
                                    "--target",
                                    "record:" + record,
                                    "--json")
                            .list("items");
        } while (found.size() < 2 && System.nanoTime() < end);
        assertThat(found).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void theSameSeedGivesTheSameWork() {
        logIn();
        String one = json("seed", "--records", "4", "--json").text("project");
        String two = json("seed", "--records", "4", "--json").text("project");
        assertThat(titles(one)).hasSize(4).isEqualTo(titles(two));
    }

    private List<String> titles(String project) {
        return json("record", "list", "--project", project, "--json").list("items").stream()
                .map(item -> item.text("title") + item.text("state"))
                .toList();
    }

    @Test
    void theSmokeProfileRunsFromHere() {
        logIn();
        CliRun run = ok(run("e2e", "--smoke", "--json"));
        assertThat(run.flag("passed")).isTrue();
        assertThat(run.list("checks")).hasSizeGreaterThan(10);
    }

    @Test
    void aKeyWithFewScopesCanBeMadeAndRevoked() {
        logIn();
        ApiJson made =
                json(
                        "token",
                        "create",
                        "--name",
                        "reader",
                        "--scope",
                        "event-read",
                        "--ends-at",
                        java.time.Instant.now().plusSeconds(600),
                        "--json");
        assertThat(made.text("secret")).startsWith("wl_");
        String id = made.object("key").text("id");
        assertThat(ok(run("token", "list")).out()).contains(id);
        ok(run("token", "revoke", id));
    }
}
