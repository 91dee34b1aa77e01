package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An account has the language that its owner chose, and none before. */
class LanguageTest {
    private static final TestServer SERVER = TestServer.shared();

    private static TestTenant tenant;

    @BeforeAll
    static void tenant() {
        tenant = TestTenant.create(SERVER);
    }

    private static HttpResponse<String> change(String tag, String body) {
        return SERVER.send(
                SERVER.request(tenant.caller(tenant.member()), "/api/v1/me")
                        .header("Content-Type", "application/json")
                        .header("If-Match", tag)
                        .method("PATCH", BodyPublishers.ofString(body)));
    }

    private static JsonNode language() {
        var me = SERVER.get(tenant.caller(tenant.member()), "/api/v1/me");
        return TestServer.json(me).get("account").get("language");
    }

    @Test
    void nobodyHasALanguageBeforeTheyChooseOne() {
        assertThat(language().isNull()).as("made by the set-up").isTrue();
        var made =
                SERVER.post(
                        tenant.asAdministrator(),
                        "/api/v1/users",
                        "{\"loginName\":\"wei\",\"name\":\"韦工\"}");
        assertThat(TestServer.json(made).get("user").get("language").isNull())
                .as(made.body())
                .isTrue();

        var chosen = change("\"v1\"", "{\"language\":\"EN-gb\"}");
        assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(200);
        assertThat(language().asString()).isEqualTo("en-GB");
        change("\"v2\"", "{\"name\":\"林\"}");
        assertThat(language().asString()).as("what is left out stays").isEqualTo("en-GB");
        assertThat(change("\"v3\"", "{\"language\":\"no tag\"}").statusCode()).isEqualTo(422);
        change("\"v3\"", "{\"language\":\"\"}");
        assertThat(language().isNull()).as("taken back").isTrue();
    }
}
