package io.worklog.server.record;

import static io.worklog.server.record.Desk.APPROVER;
import static io.worklog.server.record.Desk.AUTHOR;
import static io.worklog.server.record.Desk.READER;
import static io.worklog.server.record.Desk.SECOND;
import static io.worklog.server.record.Desk.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many records at once: each wholly or not at all, under one parent event. */
class BulkTest {
    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = Desk.open(TestServer.shared());
    }

    private static String id(String record) {
        return record.substring(record.lastIndexOf('/') + 1);
    }

    private static String body(List<String> ids) {
        return ids.stream()
                .map(id -> "{\"id\":\"" + id + "\"}")
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    private static HttpResponse<String> bulk(String caller, String step, String body) {
        return desk.server.post(caller, desk.path + "/records/bulk-" + step, body);
    }

    @Test
    void eachIsWhollyDoneOrNotAtAllUnderOneParent() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.add(id(desk.submitted("批 " + i)));
        }
        String draft = id(desk.draft("未提交"));
        var own = desk.create(SECOND, "{\"title\":\"自己的\"}");
        String mine = Desk.id(own);
        ok(desk.step(SECOND, desk.path + "/records/" + mine, "submit", "{}"));
        ids.add(draft);
        ids.add(mine);
        ids.add("rec_nothing");
        JsonNode outcome = ok(bulk(SECOND, "approve", body(ids)));
        List<String> results = new ArrayList<>();
        for (JsonNode one : outcome.get("results")) {
            results.add(one.get("done").asBoolean() ? "done" : one.get("problem").asString());
        }
        assertThat(results)
                .containsExactly(
                        "done",
                        "done",
                        "done",
                        "done",
                        "record-state",
                        "record-four-eyes",
                        "not-found");
        String batch = outcome.get("batchId").asString();
        for (String id : ids.subList(0, 4)) {
            String record = desk.path + "/records/" + id;
            assertThat(desk.trail(record)).endsWith("record.approved");
            JsonNode entries = ok(desk.server.get(READER, record + "/trail")).get("entries");
            assertThat(entries.get(2).get("batchId").asString()).isEqualTo(batch);
        }
        assertThat(desk.trail(desk.path + "/records/" + draft)).containsExactly("record.created");
    }

    @Test
    void whereNothingIsDoneNothingIsRecorded() {
        String draft = id(desk.draft("x"));
        JsonNode outcome = ok(bulk(APPROVER, "approve", body(List.of(draft))));
        assertThat(outcome.get("batchId").isNull()).isTrue();
    }

    @Test
    void twoHundredAtOnceAndNotOneMore() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ids.add(Desk.id(desk.create(AUTHOR, "{\"title\":\"n" + i + "\"}")));
        }
        JsonNode outcome = ok(bulk(AUTHOR, "submit", body(ids)));
        assertThat(outcome.get("results")).allMatch(one -> one.get("done").asBoolean());
        ids.add("rec_more");
        assertThat(bulk(AUTHOR, "submit", body(ids)).statusCode()).isEqualTo(422);
        assertThat(bulk(AUTHOR, "submit", "{\"items\":[]}").statusCode()).isEqualTo(422);
        ids.clear();
        ids.add("rec_a");
        ids.add("rec_a");
        assertThat(bulk(AUTHOR, "submit", body(ids)).statusCode()).isEqualTo(422);
    }

    @Test
    void aRepetitionWithTheSameKeyGetsTheSameAnswerAndNoSecondEvent() {
        String first = id(desk.draft("一"));
        String body = body(List.of(first));
        HttpResponse<String> once = keyed(body, "bulk-key-1-" + first);
        HttpResponse<String> again = keyed(body, "bulk-key-1-" + first);
        assertThat(once.statusCode()).as(once.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(once.body());
        assertThat(desk.trail(desk.path + "/records/" + first))
                .containsExactly("record.created", "record.submitted");
    }

    private static HttpResponse<String> keyed(String body, String key) {
        return desk.server.send(
                desk.server
                        .request(AUTHOR, desk.path + "/records/bulk-submit")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void aRevisionThatIsNotTheReadersIsRefused() {
        String record = id(desk.submitted("旧"));
        String body = "{\"items\":[{\"id\":\"" + record + "\",\"revision\":1}],\"reason\":\"r\"}";
        JsonNode outcome = ok(bulk(APPROVER, "return", body));
        assertThat(outcome.get("results").get(0).get("problem").asString())
                .isEqualTo("precondition-failed");
    }
}
