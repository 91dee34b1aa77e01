package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.event.AuditEvent;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.proof.ProofFile;
import io.worklog.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a sender may say, what the server says instead, and what is refused. */
class IngestTest {
    private static final TestServer SERVER = TestServer.shared();

    private final TestLog log = TestLog.of(SERVER);

    @Test
    void theReceiptNamesThePlaceAndTheLeafOfTheEvent() {
        var answer = log.post("/events", TestLog.event("order.paid", "o-1", ""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode receipt = TestServer.json(answer);
        var entry = log.log().entry(LogIndex.of(receipt.get("index").asLong())).orElseThrow();
        assertThat(receipt.get("id").asString()).isEqualTo(entry.event().id().toString());
        assertThat(receipt.get("log").asString()).isEqualTo(log.id());
        assertThat(receipt.get("state").asString()).isEqualTo("durable");
        assertThat(receipt.get("leafHash").asString())
                .isEqualTo(Rfc6962.leaf(entry.sealed()).hex());
        assertThat(answer.headers().firstValue("Location"))
                .contains(log.path("/events/" + entry.index()));
    }

    @Test
    void theServerSaysWhoSentItAndForWhichTenant() {
        AuditEvent event =
                recorded(
                        TestLog.event(
                                "order.paid",
                                "o-1",
                                ",\"actor\":{\"type\":\"user\",\"id\":\"u-9\",\"name\":\"张三\"}"));
        assertThat(event.actor().id()).isEqualTo("u-9");
        assertThat(event.actor().name()).isEqualTo("张三");
        assertThat(event.tenant()).isEqualTo("default");
        assertThat(event.metadata())
                .containsEntry("worklog.sentBy", "rita")
                .containsEntry("worklog.sentWith", "key_app");
        assertThat(event.context().channel()).isEqualTo("api");
        assertThat(event.context().ip()).as("where the application is, not the user").isNull();
    }

    @Test
    void withoutAnActorTheOwnerOfTheKeyActed() {
        AuditEvent event = recorded(TestLog.event("order.paid", "o-1", ""));
        assertThat(event.actor().id()).isEqualTo("rita");
        assertThat(event.context().ip()).isNotNull();
    }

    @Test
    void aBackDatedTimeIsKeptBesideTheTimeOfRecording() {
        Instant before = Instant.now();
        AuditEvent event =
                recorded(
                        TestLog.event(
                                "order.paid",
                                "o-1",
                                ",\"occurredAt\":\"2020-01-02T03:04:05.123456+08:00\""));
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2020-01-01T19:04:05.123456Z"));
        assertThat(event.recordedAt()).isAfter(before.minusSeconds(5));
    }

    @Test
    void aLoginSpeaksForItselfOnly() {
        var answer =
                SERVER.post(
                        TestLog.RECORDER,
                        log.path("/events"),
                        TestLog.event("order.paid", "o-1", ",\"actor\":{\"id\":\"boss\"}"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(places(answer.body())).containsExactly("/actor");
    }

    @Test
    void allFaultsAreInOneProblem() {
        String sent =
                """
                {"type":"Order Paid","id":"x","tenant":"other","recordedAt":"2020-01-01T00:00:00Z",
                 "verb":"destroy","colour":"red","occurredAt":"yesterday",
                 "targets":[{"type":"order"}],"changes":[{"path":"a","new":{"kind":"masked"}}],
                 "metadata":{"worklog.sentBy":"boss","n":1},"severity":7}
                """;
        var answer = log.post("/events", sent);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(places(answer.body()))
                .contains(
                        "/id",
                        "/tenant",
                        "/recordedAt",
                        "/verb",
                        "/colour",
                        "/occurredAt",
                        "/targets/0/id",
                        "/changes/0/new/kind",
                        "/metadata/worklog.sentBy",
                        "/metadata/n",
                        "/severity",
                        "/type");
        assertThat(log.log().head().size().value()).isEqualTo(created());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"a\",\"type\":\"b\",\"targets\":[]}",
                "{\"type\":\"a\"} {}",
                "[]",
                "",
                "{\"type\":\"\\ud800\"}",
                "{\"size\":1e400}",
                "{\"size\":9007199254740993}"
            })
    void whatIsNotStrictJsonIsRefused(String sent) {
        var answer = log.post("/events", sent);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(TestServer.json(answer).get("code").asString()).isEqualTo("malformed-json");
    }

    @Test
    void overlongUtf8AndDepthAreRefused() {
        byte[] overlong = TestLog.utf8(TestLog.event("order.paid", "o-X", ""));
        int at = new String(overlong, StandardCharsets.ISO_8859_1).indexOf('X');
        byte[] bad = new byte[overlong.length + 1];
        System.arraycopy(overlong, 0, bad, 0, at);
        bad[at] = (byte) 0xc1;
        bad[at + 1] = (byte) 0x81;
        System.arraycopy(overlong, at + 1, bad, at + 2, overlong.length - at - 1);
        assertThat(log.post("/events", bad).statusCode()).isEqualTo(400);
        String deep = "[".repeat(40) + "]".repeat(40);
        assertThat(log.post("/events", TestLog.event("a", "o", ",\"x\":" + deep)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedUnread() {
        var answer = log.post("/events", new byte[(1 << 20) + 1]);
        assertThat(answer.statusCode()).isEqualTo(413);
        var chunked =
                SERVER.send(
                        log.byKey("/events")
                                .POST(
                                        BodyPublishers.ofInputStream(() ->
                                                new java.io.ByteArrayInputStream(
                                                        new byte[(1 << 20) + 1]))));
        assertThat(chunked.statusCode()).isEqualTo(413);
    }

    @Test
    void theServersOwnTypesAreNotForApplications() {
        for (String own : List.of("project.created", "worklog.redaction", "worklog.any")) {
            var answer = log.post("/events", TestLog.event(own, "o-1", ""));
            assertThat(answer.statusCode()).as(own).isEqualTo(422);
            assertThat(places(answer.body())).as(own).containsExactly("/type");
        }
    }

    @Test
    void aDigestOfBytesThatAreNotHereIsRefused() {
        String evidence =
                ",\"evidence\":[{\"sha256\":\""
                        + "ab".repeat(32)
                        + "\",\"size\":3,\"mediaType\":\"text/plain\"}]";
        var answer = log.post("/events", TestLog.event("order.paid", "o-1", evidence));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(places(answer.body())).containsExactly("/evidence/0/sha256");
    }

    @Test
    void oneKeyIsOneEventForEver() {
        String body = TestLog.event("order.paid", "o-1", ",\"reason\":\"first\"");
        JsonNode first = TestServer.json(keyed("k-1", body));
        JsonNode again = TestServer.json(keyed("k-1", body));
        assertThat(again).isEqualTo(first);
        var other = keyed("k-1", TestLog.event("order.paid", "o-1", ",\"reason\":\"second\""));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(TestServer.json(other).get("code").asString()).isEqualTo("idempotency-conflict");
        var twice = keyed("k-2", TestLog.event("a", "o", ",\"idempotencyKey\":\"k-3\""));
        assertThat(twice.statusCode()).isEqualTo(422);
    }

    @Test
    void waitSealedGivesAProofThatHolds() {
        JsonNode receipt =
                TestServer.json(
                        log.post("/events?wait=sealed", TestLog.event("order.paid", "o-1", "")));
        ProofFile proof = ProofFile.parse(TestLog.utf8(receipt.get("proof").asString()));
        Hash leaf = Hash.fromHex(receipt.get("leafHash").asString());
        assertThat(proof.verifies(leaf, log.log().keys())).isTrue();
        assertThat(log.post("/events?wait=ever", "{}").statusCode()).isEqualTo(422);
    }

    @Test
    void whoMayOnlyReadCannotRecord() {
        var answer = SERVER.post(TestLog.READER, log.path("/events"), TestLog.event("a", "o", ""));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private java.net.http.HttpResponse<String> keyed(String key, String body) {
        return SERVER.send(
                log.byKey("/events")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)));
    }

    private AuditEvent recorded(String body) {
        var answer = log.post("/events", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        long index = TestServer.json(answer).get("index").asLong();
        return log.log().entry(LogIndex.of(index)).orElseThrow().event();
    }

    /** How many events making the project recorded; they come in their transaction's wake. */
    private long created() {
        return log.log().read(LogIndex.of(0)).count();
    }

    private static List<String> places(String problem) {
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(problem)
                .get("errors")
                .valueStream()
                .map(error -> error.get("pointer").asString())
                .toList();
    }
}
