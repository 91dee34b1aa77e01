package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.log.LogIndex;
import io.worklog.server.db.Database;
import io.worklog.server.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A program without a browser gets a key of whoever approves it elsewhere, once and no wider. */
class DeviceLoginTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String PATH = "/api/v1/login/device";

    private static TestTenant tenant;
    private static Browser lin;

    @BeforeAll
    static void tenant() {
        tenant = TestTenant.create(SERVER);
        lin = tenant.lin();
    }

    private static JsonNode asked(String scopes) {
        var answer = SERVER.post("", PATH, "{\"name\":\"cli on web-1\",\"scopes\":" + scopes + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode codes = TestServer.json(answer);
        assertThat(codes.get("userCode").asString()).matches("[B-Z]{4}-[B-Z]{4}");
        assertThat(codes.get("page").asString()).endsWith(codes.get("userCode").asString());
        return codes;
    }

    private static HttpResponse<String> fetch(JsonNode codes) {
        String code = codes.get("deviceCode").asString();
        return SERVER.post("", PATH + "/key", "{\"deviceCode\":\"" + code + "\"}");
    }

    private static String at(JsonNode codes) {
        return PATH + "/" + codes.get("userCode").asString();
    }

    private static HttpResponse<String> decide(JsonNode codes, boolean approved) {
        return lin.send("POST", at(codes), "{\"approved\":" + approved + "}");
    }

    private static HttpResponse<String> with(String key, String method, String path, String body) {
        return SERVER.send(
                SERVER.request("", path)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .method(method, java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }

    private static void ended(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(410);
        assertThat(answer.body()).contains("device-ended");
    }

    @Test
    void whoApprovesItGivesItAKeyOfTheirsOnce() {
        JsonNode codes = asked("[\"self\"]");
        assertThat(fetch(codes).statusCode()).as("nobody decided").isEqualTo(202);
        var seen = lin.send("GET", at(codes).toLowerCase(Locale.ROOT), "");
        assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
        assertThat(seen.body()).contains("cli on web-1", "\"self\"", "\"everything\":false");
        assertThat(decide(codes, true).statusCode()).isEqualTo(204);
        ended(decide(codes, true));
        var made = fetch(codes);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        String secret = TestServer.text(made.body(), "secret");
        assertThat(TestServer.json(made).get("key").get("scopes").toString())
                .isEqualTo("[\"self\"]");
        var me = with(secret, "GET", "/api/v1/me", "");
        assertThat(TestServer.text(me.body(), "id")).isEqualTo(tenant.member());
        assertThat(with(secret, "POST", "/api/v1/projects", "{\"name\":\"x\"}").statusCode())
                .as("it was given no more")
                .isEqualTo(403);
        ended(fetch(codes));
        assertThat(events()).contains("login.device-approved", "key.created");
    }

    private static List<String> events() {
        var log = SERVER.bean(Worklog.class).log("system." + tenant.id());
        List<String> found = List.of();
        while (!found.contains("key.created")) {
            var size = log.head().size();
            try (Stream<RecordedEvent> events = log.read(LogIndex.of(0))) {
                found =
                        events.map(RecordedEvent::event)
                                .filter(event -> event.actor().id().equals(tenant.member()))
                                .map(event -> event.type().name())
                                .toList();
            }
            if (!found.contains("key.created")) {
                assertThat(log.awaitGrowth(size, java.time.Duration.ofSeconds(60)).value())
                        .isGreaterThan(size.value());
            }
        }
        return found;
    }

    @Test
    void whatIsRefusedOrTooLateGetsNothing() {
        JsonNode refused = asked("null");
        assertThat(lin.send("GET", at(refused), "").body()).contains("\"everything\":true");
        assertThat(decide(refused, false).statusCode()).isEqualTo(204);
        ended(fetch(refused));
        JsonNode late = asked("null");
        assertThat(decide(late, true).statusCode()).isEqualTo(204);
        SERVER.bean(Database.class)
                .sql()
                .update(Tables.DEVICE_LOGINS)
                .set(Tables.EXPIRES_AT, 1L)
                .where(Tables.USER_CODE.eq(late.get("userCode").asString()))
                .execute();
        ended(fetch(late));
        ended(lin.send("GET", at(late), ""));
        ended(SERVER.post("", PATH + "/key", "{\"deviceCode\":\"guessed\"}"));
        ended(lin.send("POST", PATH + "/BCDF-GHJK", "{\"approved\":true}"));
    }

    @Test
    void onlyALoginApproves() {
        JsonNode first = asked("[\"self\",\"project-read\"]");
        assertThat(SERVER.get("", at(first)).statusCode()).isEqualTo(401);
        assertThat(SERVER.post("", at(first), "{\"approved\":true}").statusCode()).isEqualTo(401);
        assertThat(decide(first, true).statusCode()).isEqualTo(204);
        String key = TestServer.text(fetch(first).body(), "secret");
        JsonNode second = asked("[\"self\"]");
        var byKey = with(key, "POST", at(second), "{\"approved\":true}");
        assertThat(byKey.statusCode()).as(byKey.body()).isEqualTo(403);
        assertThat(byKey.body()).contains("key-too-wide");
        assertThat(fetch(second).statusCode()).isEqualTo(202);
        var faulty = SERVER.post("", PATH, "{\"name\":\"\",\"scopes\":[\"all\"]}");
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("/name", "/scopes/0");
    }
}
