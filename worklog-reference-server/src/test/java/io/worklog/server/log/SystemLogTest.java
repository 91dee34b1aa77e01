package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.merkle.Rfc6962;
import io.worklog.server.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The system log is read by auditors alone, and like any other log; and bytes are what was sealed. */
class SystemLogTest {
    private static final String AUDITOR = "default/sysa/AUDITOR";
    private static final String EVENTS = "/api/v1/system-log/events";
    private static final TestServer SERVER = TestServer.shared();

    @Test
    void anAuditorFindsWhatHappenedAndIsSeenDoingSo() {
        TestLog.of(SERVER).json("/events");
        JsonNode page = json(EVENTS + "?type=trail.viewed&facets=type,actor");
        JsonNode first = page.get("items").get(0);
        assertThat(first.get("type").asString()).isEqualTo("trail.viewed");
        assertThat(page.get("facets").get("type")).hasSize(1);
        long index = first.get("index").asLong();
        assertThat(json(EVENTS + "/" + index)).isEqualTo(first);
        assertThat(json(EVENTS + "/histogram?buckets=3").get("buckets")).hasSize(3);
        assertThat(json(EVENTS + "/timeline?targetType=event-query&targetId=list").get("items"))
                .isNotEmpty();
        assertThat(json(EVENTS + "/state?targetType=event-query&targetId=list").get("values"))
                .isEmpty();
        assertThat(json(EVENTS + "/" + index + "/children").get("items")).isEmpty();
        assertThat(json(EVENTS + "/" + index + "/related").get("roots")).hasSize(1);
        assertThat(json(EVENTS + "?actor=sysa&type=trail.viewed").get("items")).isNotEmpty();
    }

    @Test
    void nobodyElseReadsIt() {
        for (String rest : List.of("/events", "/events/0", "/events/0/raw", "/tail")) {
            String path = "/api/v1/system-log" + rest;
            assertThat(SERVER.get("default/olga", path).statusCode()).as(path).isEqualTo(403);
            assertThat(SERVER.get("default/ad/ADMINISTRATOR", path).statusCode()).isEqualTo(403);
            assertThat(SERVER.get("", path).statusCode()).isEqualTo(401);
        }
        String other = SERVER.get("other/oa/AUDITOR", EVENTS).body();
        assertThat(other).doesNotContain("default");
    }

    @Test
    void theBytesOfAnEventHaveItsLeafHash() {
        TestLog log = TestLog.of(SERVER);
        log.post("/events", TestLog.event("order.paid", "o-ü", ""));
        JsonNode event = log.json("/events?targetType=order").get("items").get(0);
        String raw = log.get("/events/" + event.get("index").asLong() + "/raw").body();
        assertThat(Rfc6962.leaf(TestLog.utf8(raw)).hex())
                .isEqualTo(event.get("leafHash").asString());
        assertThat(log.get("/events/9999/raw").statusCode()).isEqualTo(404);
    }

    private static JsonNode json(String path) {
        var answer = SERVER.get(AUDITOR, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestServer.json(answer);
    }
}
