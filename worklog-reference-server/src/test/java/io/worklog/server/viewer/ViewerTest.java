package io.worklog.server.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.Worklog;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogIndex;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A viewer token shows what it was made for, for as long as it was made for, and nothing else. */
class ViewerTest {
    private static final String OWNER = "default/vera";
    private static final String VIEW = "/api/v1/viewer/events";
    private static final TestServer SERVER = TestServer.shared();

    private static String project = "";

    @BeforeAll
    static void fill() {
        var made = SERVER.post(OWNER, "/api/v1/projects", "{\"name\":\"门户\"}");
        project = TestServer.text(made.body(), "id");
        SERVER.bean(Database.class)
                .sql()
                .insertInto(DSL.table(DSL.name("project_members")))
                .columns(
                        DSL.field(DSL.name("project_id"), String.class),
                        DSL.field(DSL.name("user_id"), String.class),
                        DSL.field(DSL.name("role"), String.class))
                .values(project, "vera", "RECORDER")
                .execute();
        for (String order : List.of("o-1", "o-2", "o-1")) {
            String event =
                    "{\"type\":\"order.paid\",\"targets\":[{\"type\":\"order\",\"id\":\""
                            + order
                            + "\"}],\"metadata\":{\"secretNote\":\"SN-17\"},"
                            + "\"changes\":[{\"path\":\"status\",\"old\":\"open\",\"new\":\"paid\"}]}";
            var sent =
                    SERVER.send(
                            SERVER.request(OWNER, path("/events"))
                                    .header("X-Test-Key", "key_app")
                                    .header("User-Agent", "Spy/1")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(event)));
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        }
    }

    @Test
    void itShowsTheEventsOfOneObjectWithoutTheirContext() {
        JsonNode made = token(",\"targetType\":\"order\",\"targetId\":\"o-1\"");
        HttpResponse<String> seen = view(secret(made), "?limit=1");
        assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
        assertThat(seen.body()).doesNotContain("127.0.0.1", "Spy/1", "SN-17", "sourceSeq", "o-2");
        JsonNode first = TestServer.json(seen);
        assertThat(first.get("items")).hasSize(1);
        assertThat(first.get("total").asLong()).isEqualTo(2);
        assertThat(first.get("items").get(0).get("changes").get(0).asString()).contains("paid");
        JsonNode rest =
                TestServer.json(
                        view(secret(made), "?limit=1&cursor=" + first.get("next").asString()));
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void itOpensNothingElse() {
        String secret = secret(token(""));
        for (String rest : List.of("/events", "", "/viewer-tokens", "/tail", "/evidence")) {
            assertThat(bearer(secret, path(rest)).statusCode()).as(rest).isEqualTo(401);
        }
        assertThat(bearer(secret, "/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(bearer(secret, "/logs/" + project + "/checkpoint").statusCode()).isEqualTo(401);
    }

    @Test
    void aWrongEndedOrRevokedTokenShowsNothing() {
        JsonNode made = token("");
        String secret = secret(made);
        String end = secret.endsWith("00") ? "04" : "00";
        String wrong = secret.substring(0, secret.length() - 2) + end;
        assertThat(view(wrong, "").body()).contains("viewer-token-ended");
        assertThat(SERVER.get(OWNER, VIEW).statusCode()).as("a login is no token").isEqualTo(401);
        assertThat(view(secret, "").statusCode()).isEqualTo(200);
        String id = made.get("token").get("id").asString();
        assertThat(SERVER.send(OWNER, "DELETE", path("/viewer-tokens/" + id), "").statusCode())
                .isEqualTo(204);
        assertThat(view(secret, "").statusCode()).isEqualTo(401);
        ViewerToken ended = row(secret(token(""))).token();
        assertThat(ended.isGood(ended.endsAt().minusNanos(1))).isTrue();
        assertThat(ended.isGood(ended.endsAt())).isFalse();
    }

    private static TokenTable.Row row(String secret) {
        TokenText text = TokenText.read(secret).orElseThrow();
        return new TokenTable(SERVER.bean(Database.class)).find(text.tokenId()).orElseThrow();
    }

    @Test
    void itsSecretIsNowhereAndItsLifeIsShort() {
        JsonNode made = token("");
        TokenText text = TokenText.read(secret(made)).orElseThrow();
        assertThat(row(secret(made)).secretHash()).isNotEqualTo(text.secret());
        assertThat(SERVER.get(OWNER, path("/viewer-tokens")).body()).doesNotContain(text.secret());
        JsonNode token = made.get("token");
        Instant begin = Instant.parse(token.get("createdAt").asString());
        assertThat(Instant.parse(token.get("endsAt").asString()))
                .isEqualTo(begin.plusSeconds(3_600));
        for (String bad :
                List.of(
                        "\"name\":\"\"",
                        "\"name\":\"n\",\"minutes\":1441",
                        "\"name\":\"n\",\"targetType\":\"order\"",
                        "\"name\":\"n\",\"filter\":{\"actorr\":[\"u\"]}",
                        "\"name\":\"n\",\"filter\":{\"verb\":[\"destroy\"]}",
                        "\"name\":\"n\",\"filter\":{\"actor\":[null]}")) {
            assertThat(SERVER.post(OWNER, path("/viewer-tokens"), "{" + bad + "}").statusCode())
                    .as(bad)
                    .isEqualTo(422);
        }
        assertThat(SERVER.post("default/nina", path("/viewer-tokens"), "{\"name\":\"n\"}"))
                .extracting(HttpResponse::statusCode)
                .isEqualTo(404);
    }

    @Test
    void makingRevokingAndReadingAreRecorded() {
        JsonNode made = token(",\"filter\":{\"type\":[\"order.*\"]}");
        String id = made.get("token").get("id").asString();
        view(secret(made), "");
        view(secret(made), "");
        SERVER.send(OWNER, "DELETE", path("/viewer-tokens/" + id), "");
        SERVER.relayed();
        assertThat(of(project, id)).containsExactly("viewer-token.created", "viewer-token.revoked");
        assertThat(row(secret(made)).token().views()).isEqualTo(2);
        try (var events = log("system.default").read(LogIndex.of(0))) {
            List<AuditEvent> views =
                    events.map(io.worklog.RecordedEvent::event)
                            .filter(event -> event.actor().id().equals(id))
                            .toList();
            assertThat(views).hasSize(1);
            assertThat(views.get(0).type().name()).isEqualTo("trail.viewed");
            assertThat(views.get(0).context().ip()).isNull();
            assertThat(views.get(0).context().userAgent()).isNull();
        }
    }

    @Test
    void pagesOfOtherSitesMayAskWithoutCookies() {
        var asked =
                SERVER.send(
                        SERVER.request("", VIEW)
                                .header("Origin", "https://shop.example")
                                .header("Access-Control-Request-Method", "GET")
                                .header("Access-Control-Request-Headers", "authorization")
                                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(
                        asked.headers()
                                .firstValue("Access-Control-Allow-Headers")
                                .orElse("")
                                .toLowerCase(Locale.ROOT))
                .contains("authorization");
        var refused = view("wv_nothing", "");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        var other = SERVER.get(OWNER, path("/events"));
        assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void oneTokenIsNotReadWithWithoutEnd() {
        String secret = secret(token(""));
        String id = TokenText.read(secret).orElseThrow().tokenId();
        boolean refused = false;
        for (int turn = 0; turn < 400 && !refused; turn++) {
            // Turns come back at a rate that the requests of a slow machine do not exceed.
            takeAll(id);
            HttpResponse<String> answer = view(secret, "?limit=1");
            refused = answer.statusCode() == 429;
            assertThat(refused || answer.statusCode() == 200).isTrue();
            assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(refused);
        }
        assertThat(refused).isTrue();
        assertThat(view(secret(token("")), "").statusCode()).as("another token").isEqualTo(200);
    }

    private static void takeAll(String token) {
        ViewerTurns turns = SERVER.bean(ViewerTurns.class);
        assertThatThrownBy(
                        () -> {
                            while (true) {
                                turns.take(token);
                            }
                        })
                .isInstanceOf(Problem.class);
    }

    private static JsonNode token(String more) {
        var made = SERVER.post(OWNER, path("/viewer-tokens"), "{\"name\":\"门户页\"" + more + "}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return TestServer.json(made);
    }

    private static String secret(JsonNode made) {
        return made.get("secret").asString();
    }

    private static String path(String rest) {
        return "/api/v1/projects/" + project + rest;
    }

    private static HttpResponse<String> view(String secret, String query) {
        return bearer(secret, VIEW + query);
    }

    private static HttpResponse<String> bearer(String secret, String path) {
        return SERVER.send(
                SERVER.request("", path).header("Authorization", "Bearer " + secret).GET());
    }

    private static io.worklog.AuditLog log(String name) {
        return SERVER.bean(Worklog.class).log(name);
    }

    private static List<String> of(String log, String token) {
        try (var events = log(log).read(LogIndex.of(0))) {
            return events.map(io.worklog.RecordedEvent::event)
                    .filter(event ->
                            event.targets().stream().anyMatch(each -> each.id().equals(token)))
                    .map(event -> event.type().name())
                    .toList();
        }
    }
}
