package io.worklog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.client.ApiJson;
import io.worklog.client.WorklogClient;
import io.worklog.server.db.Database;
import io.worklog.server.testing.TestPerson;
import io.worklog.server.testing.TestServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line is let in by a browser on another machine. */
class BrowserLoginTest {
    private static final TestServer SERVER = TestServer.shared();

    @TempDir Path home;

    private final String host = "web-" + UUID.randomUUID().toString().substring(0, 8);

    private CompletableFuture<CliRun> login() {
        Map<String, String> environment =
                Map.of("XDG_CONFIG_HOME", home.toString(), "HOSTNAME", host);
        return CompletableFuture.supplyAsync(() ->
                CliRun.in(
                        environment,
                        "login",
                        "--url",
                        SERVER.url(),
                        "--browser",
                        "--scope",
                        "self",
                        "--scope",
                        "project-read"));
    }

    /** The code that it shows, as soon as it waits. */
    private String code(CompletableFuture<CliRun> login) {
        String code = null;
        while (code == null) {
            assertThat(login).isNotDone();
            code =
                    SERVER.bean(Database.class)
                            .sql()
                            .select(DSL.field(DSL.name("user_code"), String.class))
                            .from(DSL.table(DSL.name("device_logins")))
                            .where(
                                    DSL.field(DSL.name("display_name"), String.class)
                                            .eq("worklog login, " + host))
                            .fetchOne(0, String.class);
        }
        return code;
    }

    @Test
    void itShowsACodeAndGetsAKeyWhenSomebodyApprovesIt() throws Exception {
        CompletableFuture<CliRun> login = login();
        String code = code(login);
        try (WorklogClient person = TestPerson.client(SERVER)) {
            String path = "/api/v1/login/device/" + code;
            person.request("POST", path).body(ApiJson.of("approved", true)).send();
            CliRun done = login.get();
            assertThat(done.code()).as(done.err()).isZero();
            assertThat(done.err()).contains(SERVER.url() + "/#/device?code=" + code);
            String me = person.request("GET", "/api/v1/me").json().text("id");
            ApiJson kept = ApiJson.parse(Files.readAllBytes(home.resolve("worklog/login.json")));
            URI url = URI.create(SERVER.url());
            try (WorklogClient cli = WorklogClient.to(url).key(kept.text("key")).open()) {
                assertThat(cli.request("GET", "/api/v1/me").json().text("id")).isEqualTo(me);
            }
        }
    }

    @Test
    void aRefusalEndsItAndSaysSo() throws Exception {
        CompletableFuture<CliRun> login = login();
        String code = code(login);
        try (WorklogClient person = TestPerson.client(SERVER)) {
            String path = "/api/v1/login/device/" + code;
            person.request("POST", path).body(ApiJson.of("approved", false)).send();
        }
        CliRun done = login.get();
        assertThat(done.code()).isNotZero();
        assertThat(done.err()).contains("No program waits with this code");
        assertThat(home.resolve("worklog/login.json")).doesNotExist();
    }
}
