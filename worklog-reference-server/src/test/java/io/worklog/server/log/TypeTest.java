package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogIndex;
import io.worklog.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a project says of its event types holds for every event that comes after. */
class TypeTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String REFUND =
            """
            {"name":"billing.refund","targetType":"invoice","verb":"update","severity":"medium",
             "reasonRequired":true,"personal":["customer"],"secret":["card"],
             "schema":{"type":"object","required":["metadata"],"properties":{"metadata":
               {"type":"object","required":["amount"],"properties":{"amount":{"maxLength":5}}}}}}
            """;

    private final TestLog log = TestLog.of(SERVER);

    @Test
    void anEventIsHeldToItsTypeAndItsFieldsAreSealedByIt() {
        assertThat(register(REFUND).statusCode()).isEqualTo(201);
        var wrong =
                log.post(
                        "/events",
                        TestLog.event(
                                "billing.refund", "o", ",\"metadata\":{\"amount\":\"123456\"}"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("/metadata/amount", "/reason", "/targets");
        String right =
                """
                {"type":"billing.refund","targets":[{"type":"invoice","id":"i"}],"reason":"late",
                 "metadata":{"amount":"12","customer":"王五","card":"4111111111111111"}}
                """;
        JsonNode receipt = TestServer.json(log.post("/events", right));
        var entry = log.log().entry(LogIndex.of(receipt.get("index").asLong())).orElseThrow();
        String sealed = new String(entry.sealed(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(sealed).doesNotContain("王五").doesNotContain("4111");
        assertThat(entry.event().metadata()).containsEntry("customer", "王五");
        assertThat(entry.event().metadata().get("card")).doesNotContain("4111");
        assertThat(entry.event().verb().name()).isEqualTo("UPDATE");
        assertThat(entry.event().severity().name()).isEqualTo("MEDIUM");
    }

    @Test
    void aVersionNeverChangesAndTheNewestCounts() {
        assertThat(register("{\"name\":\"a.b\"}").statusCode()).isEqualTo(201);
        assertThat(register("{\"name\":\"a.b\"}").statusCode()).isEqualTo(200);
        assertThat(
                        register("{\"name\":\"a.b\",\"version\":1,\"reasonRequired\":true}")
                                .statusCode())
                .isEqualTo(409);
        JsonNode second = TestServer.json(register("{\"name\":\"a.b\",\"reasonRequired\":true}"));
        assertThat(second.get("version").asInt()).isEqualTo(2);
        assertThat(log.post("/events", TestLog.event("a.b", "o", "")).statusCode()).isEqualTo(422);
        assertThat(
                        log.post("/events", TestLog.event("a.b", "o", ",\"typeVersion\":1"))
                                .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aProjectMayTakeItsOwnTypesOnly() {
        register("{\"name\":\"a.b\"}");
        HttpResponse<String> settings = log.get("/event-types/settings");
        String tag = settings.headers().firstValue("ETag").orElseThrow();
        assertThat(put("{\"unknownAllowed\":false}", "").statusCode()).isEqualTo(428);
        assertThat(put("{\"unknownAllowed\":false}", tag).statusCode()).isEqualTo(200);
        assertThat(put("{\"unknownAllowed\":true}", tag).statusCode()).isEqualTo(412);
        assertThat(log.post("/events", TestLog.event("a.b", "o", "")).statusCode()).isEqualTo(201);
        var other = log.post("/events", TestLog.event("c.d", "o", ""));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("/type");
        assertThat(
                        log.post("/events", TestLog.event("a.b", "o", ",\"typeVersion\":9"))
                                .statusCode())
                .isEqualTo(422);
    }

    @Test
    void typesAreListedWithTheServersOwnAndTheirSchemas() {
        register(REFUND);
        JsonNode list = log.json("/event-types").get("items");
        assertThat(list.valueStream().map(type -> type.get("name").asString()))
                .contains("billing.refund", "project.created", "worklog.redaction");
        assertThat(log.json("/event-types/billing.refund/1").get("own").asBoolean()).isFalse();
        assertThat(log.json("/event-types/project.created/1").get("own").asBoolean()).isTrue();
        assertThat(log.json("/event-types/billing.refund/1/schema").get("$id").asString())
                .isEqualTo("urn:worklog:event:billing.refund:1");
        assertThat(log.json("/event-types/billing.refund/1/sent-schema").has("required")).isTrue();
        assertThat(log.get("/event-types/billing.refund/2").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"project.created\"}",
                "{\"name\":\"worklog.mine\"}",
                "{\"name\":\"Not A Name\"}",
                "{\"name\":\"a\",\"verb\":\"destroy\"}",
                "{\"name\":\"a\",\"schema\":{\"pattern\":\"(a+)+$\"}}",
                "{\"name\":\"a\",\"schema\":{\"properties\":{\"x\":{\"$ref\":\"http://localhost/\"}}}}",
                "{\"name\":\"a\",\"schema\":{\"patternProperties\":{\"(a+)+\":{}}}}",
                "{\"name\":\"a\",\"schema\":[]}"
            })
    void whatIsNoTypeIsRefused(String definition) {
        assertThat(register(definition).statusCode()).isEqualTo(422);
    }

    @Test
    void onlyWhoManagesTheProjectRegisters() {
        var answer = SERVER.post(TestLog.RECORDER, log.path("/event-types"), "{\"name\":\"a\"}");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> register(String definition) {
        return SERVER.post(TestLog.OWNER, log.path("/event-types"), definition);
    }

    private HttpResponse<String> put(String body, String tag) {
        var request =
                SERVER.request(TestLog.OWNER, log.path("/event-types/settings"))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body));
        return SERVER.send(tag.isEmpty() ? request : request.header("If-Match", tag));
    }
}
