package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.db.Database;
import io.worklog.server.testing.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The first set-up: a token for 30 minutes, of which only the newest works, and once. */
class FirstSetupTest {
    private final TestServer server = TestServer.shared();

    @Test
    void theFirstAdministratorIsMadeOnce() {
        SetupLink link = server.bean(SetupLink.class);
        assertThat(TestServer.json(server.get("", "/api/v1/setup")).get("open").asBoolean())
                .isTrue();
        String old = link.newToken().orElseThrow();
        String token = link.newToken().orElseThrow();
        assertThat(database()).doesNotContain(token);

        assertThat(setUp(old).statusCode()).as("a new start makes the old one void").isEqualTo(410);
        assertThat(check(old).statusCode()).isEqualTo(410);
        assertThat(check(token).body()).as("to look does not use it up").contains("default");
        var weak = server.post("", "/api/v1/setup", weak(token));
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(weak.body()).contains("/administrator/password", "/alsoMember/password");

        var done = setUp(token);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(201);
        assertThat(setUp(token).statusCode()).isEqualTo(410);
        assertThat(check(token).statusCode()).isEqualTo(410);
        assertThat(link.newToken()).isEqualTo(Optional.empty());
        assertThat(TestServer.json(server.get("", "/api/v1/setup")).get("open").asBoolean())
                .isFalse();
        theMemberRecordsAtOnce();
    }

    private void theMemberRecordsAtOnce() {
        Browser lin = new Browser(server);
        assertThat(lin.logIn("default", "lin", TestTenant.LIN_PASSWORD).statusCode())
                .isEqualTo(200);
        assertThat(lin.send("POST", "/api/v1/projects", "{\"name\":\"大桥\"}").statusCode())
                .isEqualTo(201);
        Browser root = new Browser(server);
        assertThat(root.logIn("default", "root", TestTenant.ROOT_PASSWORD).statusCode())
                .isEqualTo(200);
        assertThat(root.send("POST", "/api/v1/projects", "{\"name\":\"大桥\"}").statusCode())
                .as("an administrator keeps no records")
                .isEqualTo(403);
    }

    private java.net.http.HttpResponse<String> setUp(String token) {
        return server.post("", "/api/v1/setup", TestTenant.setup(token));
    }

    private java.net.http.HttpResponse<String> check(String token) {
        return server.post("", "/api/v1/setup/link", "{\"token\":\"%s\"}".formatted(token));
    }

    private static String weak(String token) {
        return TestTenant.setup(token)
                .replace(TestTenant.ROOT_PASSWORD, "secure_password")
                .replace(TestTenant.LIN_PASSWORD, "short");
    }

    private String database() {
        return server.bean(Database.class).sql().fetch("select * from one_time_links").toString();
    }
}
