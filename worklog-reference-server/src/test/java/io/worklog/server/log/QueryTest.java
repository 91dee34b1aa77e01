package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Events are found by every filter, told in the reader's language, and reading is recorded. */
class QueryTest {
    private static TestLog log;
    private static JsonNode batch;

    @BeforeAll
    static void fill() {
        log = TestLog.of(TestServer.shared());
        String events =
                """
                [{"type":"order.paid","verb":"update","targets":[{"type":"order","id":"o-1"}],
                  "actor":{"id":"u-1","name":"李四"},"reason":"客户已经付款","severity":"high",
                  "occurredAt":"2026-01-01T10:00:00Z","correlationId":"c-1",
                  "changes":[{"path":"status","old":"open","new":"paid"}],
                  "metadata":{"shop":"north"}},
                 {"type":"order.shipped","verb":"execute","targets":[{"type":"order","id":"o-1"}],
                  "actor":{"id":"u-2"},"reason":"parcel handed over to the carrier",
                  "occurredAt":"2026-01-02T10:00:00Z","correlationId":"c-1",
                  "changes":[{"path":"status","old":"paid","new":"shipped"}]},
                 {"type":"stock.moved","targets":[{"type":"item","id":"i-1"}],
                  "actor":{"id":"u-1"},"outcome":"denied",
                  "occurredAt":"2026-01-03T10:00:00Z"}]
                """;
        HttpResponse<String> answer = log.post("/events/batch", events);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        batch = TestServer.json(answer).get("items");
    }

    @Test
    void everyFilterNarrowsTheAnswer() {
        assertThat(types("actor=u-1")).containsExactly("stock.moved", "order.paid");
        assertThat(types("type=order.*")).containsExactly("order.shipped", "order.paid");
        assertThat(types("type=order.paid&type=stock.moved"))
                .containsExactly("stock.moved", "order.paid");
        assertThat(types("verb=execute&type=order.*")).containsExactly("order.shipped");
        assertThat(types("targetType=item")).containsExactly("stock.moved");
        assertThat(types("targetId=o-1&order=oldest"))
                .containsExactly("order.paid", "order.shipped");
        assertThat(types("outcome=denied")).containsExactly("stock.moved");
        assertThat(types("from=2026-01-02T00:00:00Z&to=2026-01-03T00:00:00Z"))
                .containsExactly("order.shipped");
        assertThat(types("minSeverity=high")).containsExactly("order.paid");
        assertThat(types("correlationId=c-1")).hasSize(2);
        assertThat(types("changedPath=status&newValue=paid")).containsExactly("order.paid");
        assertThat(types("oldValue=paid")).containsExactly("order.shipped");
        assertThat(types("metadata.shop=north")).containsExactly("order.paid");
        assertThat(types("metadata.worklog.sentWith=key_app")).hasSize(3);
        assertThat(types("text=" + encoded("付款"))).containsExactly("order.paid");
        assertThat(types("text=" + encoded("carrier parcel"))).containsExactly("order.shipped");
        assertThat(types("text=" + encoded("没有这个词"))).isEmpty();
    }

    @Test
    void pagesGoOnWhereTheOneBeforeEnded() {
        JsonNode first = log.json("/events?limit=1&type=order.*");
        assertThat(first.get("total").get("value").asLong()).isEqualTo(2);
        assertThat(first.get("total").get("exact").asBoolean()).isTrue();
        String next = first.get("next").asString();
        JsonNode second = log.json("/events?limit=1&type=order.*&cursor=" + encoded(next));
        assertThat(second.get("items").get(0).get("type").asString()).isEqualTo("order.paid");
        assertThat(second.get("next").isNull()).isTrue();
        var other = log.get("/events?limit=1&type=stock.*&cursor=" + encoded(next));
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    void facetsCountWhatTheFilterWants() {
        JsonNode facets =
                log.json(
                                "/events?metadata.worklog.sentWith=key_app"
                                        + "&facets=type,actor,targetType,outcome,day")
                        .get("facets");
        assertThat(facets.get("actor").get(0).get("value").asString()).isEqualTo("u-1");
        assertThat(facets.get("actor").get(0).get("count").asLong()).isEqualTo(2);
        assertThat(facets.get("outcome").get(0).get("value").asString()).isEqualTo("success");
        assertThat(facets.get("day")).hasSize(3);
    }

    @Test
    void aHistogramCountsEveryEventOnce() {
        JsonNode histogram =
                log.json(
                        "/events/histogram?from=2026-01-01T00:00:00Z&to=2026-01-04T00:00:00Z"
                                + "&buckets=3");
        assertThat(histogram.get("buckets").valueStream().map(b -> b.get("count").asLong()))
                .containsExactly(1L, 1L, 1L);
        assertThat(log.get("/events/histogram?buckets=1000").statusCode()).isEqualTo(422);
        assertThat(
                        log.get(
                                        "/events/histogram?from=2026-01-04T00:00:00Z"
                                                + "&to=2026-01-01T00:00:00Z")
                                .statusCode())
                .isEqualTo(422);
    }

    @Test
    void oneEventIsFoundByIndexAndById() {
        JsonNode receipt = batch.get(0).get("receipt");
        JsonNode byIndex = log.json("/events/" + receipt.get("index").asLong());
        JsonNode byId = log.json("/events/" + receipt.get("id").asString());
        assertThat(byId).isEqualTo(byIndex);
        assertThat(byIndex.get("leafHash")).isEqualTo(receipt.get("leafHash"));
        assertThat(byIndex.get("actor").get("name").asString()).isEqualTo("李四");
        assertThat(byIndex.get("recordedLateSeconds").asLong()).isPositive();
        assertThat(byIndex.get("changes").get(0).get("after").get("text").asString())
                .isEqualTo("paid");
        assertThat(log.get("/events/999999").statusCode()).isEqualTo(404);
        assertThat(log.get("/events/01935555-0000-7000-8000-000000000001").statusCode())
                .isEqualTo(404);
        assertThat(log.get("/events/" + "9".repeat(30)).statusCode()).isEqualTo(404);
    }

    @Test
    void sentencesAreInTheLanguageOfTheReader() {
        String path = "/events/" + batch.get(0).get("receipt").get("index").asLong();
        assertThat(sentence(path, "zh-CN")).contains("李四").matches(".*\\p{IsHan}.*");
        assertThat(sentence(path, "en")).contains("status: open → paid");
        assertThat(sentence(path, "zh-CN")).isNotEqualTo(sentence(path, "en"));
    }

    @Test
    void anObjectHasATimelineAndAStateAtEveryTime() {
        JsonNode line = log.json("/events/timeline?targetType=order&targetId=o-1&order=oldest");
        assertThat(line.get("items").valueStream().map(e -> e.get("type").asString()))
                .containsExactly("order.paid", "order.shipped");
        assertThat(status("2026-01-01T12:00:00Z")).isEqualTo("paid");
        assertThat(status("2026-02-01T12:00:00Z")).isEqualTo("shipped");
        assertThat(log.get("/events/timeline?targetType=order").statusCode()).isEqualTo(422);
    }

    @Test
    void childrenAndCausesMakeATree() {
        JsonNode parent =
                TestServer.json(
                        log.post(
                                "/events",
                                TestLog.event("import.run", "i", ",\"correlationId\":\"tree\"")));
        String id = parent.get("id").asString();
        String links = ",\"correlationId\":\"tree\",\"batchId\":\"" + id + "\"";
        JsonNode child =
                TestServer.json(log.post("/events", TestLog.event("import.row", "r", links)));
        String cause =
                ",\"correlationId\":\"tree\",\"causationId\":\""
                        + child.get("id").asString()
                        + "\"";
        log.post("/events", TestLog.event("mail.sent", "m", cause));
        JsonNode children = log.json("/events/" + id + "/children").get("items");
        assertThat(children).hasSize(1);
        JsonNode related = log.json("/events/" + id + "/related");
        assertThat(related.get("complete").asBoolean()).isTrue();
        JsonNode root = related.get("roots").get(0);
        JsonNode leaf = root.get("children").get(0).get("children").get(0);
        assertThat(leaf.get("event").get("type").asString()).isEqualTo("mail.sent");
    }

    @Test
    void aFilterWithATypingErrorIsRefused() {
        assertThat(log.get("/events?actorr=u-1").statusCode()).isEqualTo(422);
        assertThat(log.get("/events?verb=destroy&outcome=odd").body())
                .contains("\"verb\"", "\"outcome\"");
        assertThat(log.get("/events?limit=1000").statusCode()).isEqualTo(422);
        assertThat(log.get("/events?facets=colour").statusCode()).isEqualTo(422);
    }

    @Test
    void readingIsRecordedOnceForEachPersonAndKindOfQuestion() {
        TestLog own = TestLog.of(TestServer.shared());
        own.json("/events");
        own.json("/events?actor=u-1");
        own.get("/events/0");
        assertThat(views(own)).containsExactlyInAnyOrder("list by rob", "entry by rob");
        TestServer.shared().get(TestLog.AUDITOR, own.path("/events"));
        assertThat(views(own)).hasSize(3);
    }

    @Test
    void whoMayNotReadEventsReadsNone() {
        TestServer server = TestServer.shared();
        for (String rest : List.of("/events", "/events/0", "/log", "/tail", "/proofs/0")) {
            assertThat(server.get("default/mallory", log.path(rest)).statusCode()).isEqualTo(404);
            assertThat(server.get("other/rob", log.path(rest)).statusCode()).isEqualTo(404);
            assertThat(server.get("", log.path(rest)).statusCode()).isEqualTo(401);
        }
    }

    private static List<String> views(TestLog own) {
        List<String> found = new ArrayList<>();
        try (var events =
                own.server()
                        .bean(io.worklog.Worklog.class)
                        .log("system.default")
                        .read(io.worklog.log.LogIndex.of(0))) {
            events.filter(event -> event.event().type().name().equals("trail.viewed"))
                    .filter(event -> own.id().equals(event.event().metadata().get("project")))
                    .forEach(event ->
                            found.add(
                                    event.event().targets().get(0).id()
                                            + " by "
                                            + event.event().actor().id()));
        }
        return found;
    }

    private static String sentence(String path, String language) {
        TestServer server = TestServer.shared();
        var answer =
                server.send(
                        server.request(TestLog.READER, log.path(path))
                                .header("Accept-Language", language));
        return TestServer.json(answer).get("sentence").asString();
    }

    private static String status(String at) {
        return log.json("/events/state?targetType=order&targetId=o-1&at=" + at)
                .get("values")
                .get("status")
                .get("text")
                .asString();
    }

    private static List<String> types(String query) {
        return log.json("/events?" + query)
                .get("items")
                .valueStream()
                .map(event -> event.get("type").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
