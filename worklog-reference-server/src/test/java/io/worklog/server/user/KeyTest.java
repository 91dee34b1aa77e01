package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.db.Database;
import io.worklog.server.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** API keys over HTTP: shown once, scoped, revoked, never wider than what made them. */
class KeyTest {
    private static final TestServer SERVER = TestServer.shared();

    private static TestTenant tenant;
    private static Browser lin;
    private static String project;
    private static String other;

    @BeforeAll
    static void tenant() {
        tenant = TestTenant.create(SERVER);
        lin = tenant.lin();
        project = project("第一");
        other = project("第二");
    }

    private static String project(String name) {
        var made = lin.send("POST", "/api/v1/projects", "{\"name\":\"%s\"}".formatted(name));
        return TestServer.text(made.body(), "id");
    }

    private static HttpResponse<String> make(String scopes, String projects) {
        return lin.send(
                "POST",
                "/api/v1/keys",
                "{\"name\":\"ci\",\"scopes\":[%s],\"projects\":%s}".formatted(scopes, projects));
    }

    private static String secret(HttpResponse<String> made) {
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return TestServer.text(made.body(), "secret");
    }

    private static HttpResponse<String> with(String key, String method, String path, String body) {
        var request = SERVER.request("", path).header("Authorization", "Bearer " + key);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return SERVER.send(
                request.method(
                        method,
                        body.isEmpty()
                                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                                : java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void aSecretIsShownOnceAlsoToWhoRepeatsTheRequest() {
        String caller = tenant.caller(tenant.member());
        String once = UUID.randomUUID().toString();
        String secret = secret(makeOnce(caller, once));
        var again = makeOnce(caller, once);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(409);
        assertThat(TestServer.text(again.body(), "code")).isEqualTo("answer-not-kept");
        assertThat(again.body()).doesNotContain(secret);
        var kept =
                SERVER.bean(Database.class)
                        .sql()
                        .selectFrom(DSL.table(DSL.name("idempotent_requests")))
                        .where(DSL.field(DSL.name("request_key"), String.class).eq(once))
                        .fetch();
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().get(DSL.name("answer_body"))).isNull();
        assertThat(kept.formatJSON()).doesNotContain(secret);
    }

    private static HttpResponse<String> makeOnce(String caller, String once) {
        String body = "{\"name\":\"once\",\"scopes\":[\"project-read\"],\"projects\":null}";
        return SERVER.send(
                SERVER.request(caller, "/api/v1/keys")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", once)
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void aKeyIsUsedForItsScopesAndProjectsOnly() {
        String key = secret(make("\"project-read\"", "[\"" + project + "\"]"));
        assertThat(key).matches("wl_[0-9a-z]{26}_[A-Za-z0-9_-]{43}");
        assertThat(with(key, "GET", "/api/v1/projects/" + project, "").statusCode()).isEqualTo(200);
        assertThat(with(key, "GET", "/api/v1/projects/" + other, "").statusCode()).isEqualTo(404);
        assertThat(with(key, "POST", "/api/v1/projects", "{\"name\":\"x\"}").statusCode())
                .isEqualTo(403);
        assertThat(with(key, "GET", "/api/v1/me", "").statusCode()).isEqualTo(403);
        assertThat(everything()).doesNotContain(key.substring(30));
        assertThat(lin.get("/api/v1/keys").body()).doesNotContain(key.substring(30));
    }

    private static String everything() {
        return SERVER.bean(Database.class).sql().fetch("select * from api_keys").toString();
    }

    @Test
    void aWrongOrRevokedKeyIsNobody() {
        var made = make("\"self\"", "null");
        String key = secret(made);
        assertThat(with(key, "GET", "/api/v1/me", "").statusCode()).isEqualTo(200);
        char last = key.charAt(key.length() - 2) == 'a' ? 'b' : 'a';
        String wrong = key.substring(0, key.length() - 2) + last + key.charAt(key.length() - 1);
        assertThat(with(wrong, "GET", "/api/v1/me", "").statusCode()).isEqualTo(401);
        assertThat(with("wl_1_2", "GET", "/api/v1/me", "").statusCode()).isEqualTo(401);
        assertThat(with("something", "GET", "/api/v1/me", "").statusCode()).isEqualTo(401);
        String id = TestServer.json(made).get("key").get("id").asString();
        assertThat(lin.send("DELETE", "/api/v1/keys/" + id, "").statusCode()).isEqualTo(204);
        assertThat(with(key, "GET", "/api/v1/me", "").statusCode()).isEqualTo(401);
        assertThat(TestServer.json(lin.get("/api/v1/keys")).toString())
                .contains("lastUsedAt\":\"2");
    }

    @Test
    void aKeyMakesNoWiderKey() {
        String key = secret(make("\"self\",\"project-read\"", "[\"" + project + "\"]"));
        String wish = "{\"name\":\"k\",\"scopes\":[\"%s\"],\"projects\":%s,\"endsAt\":%s}";
        String one = "[\"" + project + "\"]";
        String soon = "\"" + java.time.Instant.now().plusSeconds(3600) + "\"";
        assertThat(post(key, wish.formatted("record-read", one, soon))).isEqualTo(403);
        assertThat(post(key, wish.formatted("project-read", "null", soon))).isEqualTo(403);
        String late = "\"" + java.time.Instant.now().plusSeconds(200L * 86_400) + "\"";
        assertThat(post(key, wish.formatted("project-read", one, late))).isEqualTo(403);
        assertThat(post(key, wish.formatted("project-read", one, soon))).isEqualTo(201);
    }

    private static int post(String key, String body) {
        return with(key, "POST", "/api/v1/keys", body).statusCode();
    }

    @Test
    void wrongInputIsToldAtOnce() {
        var answer =
                lin.send(
                        "POST",
                        "/api/v1/keys",
                        "{\"name\":\"\",\"scopes\":[\"all\"],\"projects\":[\"prj_none\"]}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("/name", "/scopes/0", "/projects/0");
    }

    @Test
    void whoIsDisabledHasNoKeys() {
        String password = "fifteen slow trains";
        String id = tenant.person("bo", password);
        Browser bo = new Browser(SERVER);
        bo.logIn(tenant.id(), "bo", password);
        String key =
                secret(bo.send("POST", "/api/v1/keys", "{\"name\":\"k\",\"scopes\":[\"self\"]}"));
        assertThat(with(key, "GET", "/api/v1/me", "").statusCode()).isEqualTo(200);
        String reason = "{\"reason\":\"left\"}";
        SERVER.post(tenant.asAdministrator(), "/api/v1/users/" + id + "/disable", reason);
        assertThat(with(key, "GET", "/api/v1/me", "").statusCode()).isEqualTo(401);
        SERVER.post(tenant.asAdministrator(), "/api/v1/users/" + id + "/enable", reason);
        assertThat(with(key, "GET", "/api/v1/me", "").statusCode())
                .as("a revoked key stays revoked")
                .isEqualTo(401);
    }
}
