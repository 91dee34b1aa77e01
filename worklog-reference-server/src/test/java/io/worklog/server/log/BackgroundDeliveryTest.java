package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.RecordedEvent;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A project whose events go on in the background: quick, never silently lost, told apart. */
class BackgroundDeliveryTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static TestServer server;
    private TestLog log;

    @BeforeAll
    static void start() {
        server = HeldStore.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void project() {
        log = background(server);
    }

    @AfterEach
    void letGo() {
        HeldStore.of(server).before((call, of) -> {});
    }

    private static TestLog background(TestServer server) {
        TestLog log = TestLog.of(server);
        var answer = deliver(log, "BACKGROUND");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        // What made it so comes into the log too, and would have a place in the queue.
        server.relayed();
        while (log.log().health().pending() > 0) {
            Thread.onSpinWait();
        }
        return log;
    }

    private static HttpResponse<String> deliver(TestLog log, String delivery) {
        TestServer server = log.server();
        var now = server.get(TestLog.OWNER, log.path("/settings"));
        ObjectNode body = (ObjectNode) TestServer.json(now);
        body.put("delivery", delivery);
        return server.send(
                server.request(TestLog.OWNER, log.path("/settings"))
                        .header("Content-Type", "application/json")
                        .header("If-Match", now.headers().firstValue("ETag").orElseThrow())
                        .PUT(BodyPublishers.ofString(body.toString())));
    }

    private static String event(String id) {
        return TestLog.event("page.viewed", id, "");
    }

    private static List<String> targets(TestLog log) {
        try (Stream<RecordedEvent> events = log.log().read(LogIndex.of(0))) {
            return events.map(RecordedEvent::event)
                    .filter(event -> event.type().name().equals("page.viewed"))
                    .map(event -> event.targets().getFirst().id())
                    .toList();
        }
    }

    /** Waits until so many views are in the log. */
    private static List<String> targets(TestLog log, int count) {
        TreeSize size = log.log().head().size();
        List<String> found = targets(log);
        while (found.size() < count) {
            TreeSize grown = log.log().awaitGrowth(size, LONG);
            assertThat(grown.value()).as("%s of %s", found, count).isGreaterThan(size.value());
            size = grown;
            found = targets(log);
        }
        return found;
    }

    @Test
    void theAnswerComesBeforeTheStoreHasIt() {
        CountDownLatch gate = HeldStore.hold(log, "append");
        var answer = log.post("/events", event("o-1"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode receipt = TestServer.json(answer);
        assertThat(receipt.get("state").asString()).isEqualTo("handed_over");
        assertThat(receipt.has("index") && !receipt.get("index").isNull()).isFalse();
        assertThat(receipt.has("leafHash") && !receipt.get("leafHash").isNull()).isFalse();
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(targets(log)).isEmpty();
        gate.countDown();
        assertThat(targets(log, 1)).containsExactly("o-1");
        String id = receipt.get("id").asString();
        assertThat(log.json("/events/" + id).get("id").asString()).isEqualTo(id);
    }

    @Test
    void aFullQueueRefusesAndKeepsWhatItTook() {
        CountDownLatch gate = HeldStore.hold(log, "append");
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < HeldStore.QUEUE; i++) {
            assertThat(log.post("/events", event("o-" + i)).statusCode()).isEqualTo(202);
            taken.add("o-" + i);
        }
        var full = log.post("/events", event("one too many"));
        assertThat(full.statusCode()).as(full.body()).isEqualTo(503);
        assertThat(full.body()).contains("writes-busy");
        assertThat(full.headers().firstValue("Retry-After")).isPresent();
        var batch = log.post("/events/batch", "[" + event("x") + "," + event("y") + "]");
        assertThat(batch.statusCode()).as("none of a batch either").isEqualTo(503);
        gate.countDown();
        assertThat(targets(log, taken.size())).isEqualTo(taken);
        assertThat(log.post("/events", event("later")).statusCode()).isEqualTo(202);
        assertThat(targets(log, taken.size() + 1)).last().isEqualTo("later");
        assertThat(log.log().health().lost()).as("refused is not lost").isZero();
    }

    @Test
    void aRequestMayAskForMoreThanItsProject() {
        var sealed = log.post("/events?wait=sealed", event("o-1"));
        assertThat(sealed.statusCode()).as(sealed.body()).isEqualTo(201);
        assertThat(TestServer.json(sealed).get("proof").asString()).contains("tlog-proof");
        var durable = log.post("/events?wait=durable", event("o-2"));
        assertThat(durable.statusCode()).isEqualTo(201);
        assertThat(TestServer.json(durable).get("index").asLong())
                .isEqualTo(TestServer.json(sealed).get("index").asLong() + 1);
        assertThat(log.post("/events?wait=never", event("o-3")).statusCode()).isEqualTo(422);
        String lines = event("o-4") + "\n" + event("o-5");
        var batch =
                server.send(
                        log.byKey("/events/batch?wait=sealed")
                                .setHeader("Content-Type", "application/x-ndjson")
                                .POST(BodyPublishers.ofString(lines)));
        assertThat(batch.statusCode()).as(batch.body()).isEqualTo(201);
        assertThat(targets(log)).containsExactly("o-1", "o-2", "o-4", "o-5");
    }

    @Test
    void aBatchIsTakenInItsOrderAndFaultsAreToldAtOnce() {
        String bad = "{\"type\":\"page.viewed\"}";
        String some = "[" + event("a") + "," + bad + "," + event("b") + "]";
        var batch = log.post("/events/batch", some);
        assertThat(batch.statusCode()).as(batch.body()).isEqualTo(207);
        JsonNode items = TestServer.json(batch).get("items");
        assertThat(items.get(0).get("status").asInt()).isEqualTo(202);
        assertThat(items.get(1).get("status").asInt()).isEqualTo(422);
        var whole = log.post("/events/batch", "[" + event("c") + "," + event("d") + "]");
        assertThat(whole.statusCode()).isEqualTo(202);
        assertThat(targets(log, 4)).containsExactly("a", "b", "c", "d");
        assertThat(log.post("/events", bad).statusCode()).isEqualTo(422);
    }

    @Test
    void whatTheStoreDoesNotTakeIsCounted() {
        HeldStore.of(server)
                .before((call, of) -> {
                    if (call.equals("append") && log.log().id().equals(of)) {
                        throw new StoreUnavailableException("away");
                    }
                });
        long before = log.log().health().lost();
        assertThat(log.post("/events", event("gone")).statusCode()).isEqualTo(202);
        while (log.log().health().pending() > 0) {
            Thread.onSpinWait();
        }
        HeldStore.of(server).before((call, of) -> {});
        assertThat(log.post("/events?wait=durable", event("after")).statusCode()).isEqualTo(201);
        assertThat(log.log().health().lost()).isEqualTo(before + 1);
        assertThat(targets(log)).containsExactly("after");
    }

    @Test
    void theSettingIsAnEventAndHoldsAtOnce() {
        assertThat(log.post("/events", event("o-1")).statusCode()).isEqualTo(202);
        assertThat(deliver(log, "DURABLE").statusCode()).isEqualTo(200);
        assertThat(log.post("/events", event("o-2")).statusCode()).isEqualTo(201);
        assertThat(deliver(log, "TRANSACTIONAL").statusCode()).isBetween(400, 422);
        assertThat(targets(log)).containsExactly("o-1", "o-2");
        List<String> told = new ArrayList<>();
        long known = 0;
        while (told.size() < 2) {
            TreeSize now = log.log().awaitGrowth(TreeSize.of(known), LONG);
            assertThat(now.value()).isGreaterThan(known);
            known = now.value();
            told.clear();
            log.json("/events?type=project.settings.changed&order=oldest")
                    .get("items")
                    .forEach(item -> told.add(item.get("sentence").asString()));
        }
        assertThat(told.get(0)).contains("answers to sent events: DURABLE → BACKGROUND");
        assertThat(told.get(1)).contains("answers to sent events: BACKGROUND → DURABLE");
    }

    @Test
    void aServerThatStopsWritesWhatItHolds() throws Exception {
        TestServer own = HeldStore.start();
        TestLog there = background(own);
        CountDownLatch gate = HeldStore.hold(there, "append");
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < HeldStore.QUEUE; i++) {
            assertThat(there.post("/events", event("o-" + i)).statusCode()).isEqualTo(202);
            taken.add("o-" + i);
        }
        var store = HeldStore.of(own);
        long before = store.real().head(there.log().id()).orElseThrow().size().value();
        var id = there.log().id();
        Thread closing = Thread.ofVirtual().start(own::close);
        gate.countDown();
        closing.join();
        var after = store.real().head(id).orElseThrow();
        assertThat(after.size().value()).isGreaterThanOrEqualTo(before + taken.size());
        List<String> written =
                store.real().read(id, LogIndex.of(0), 1_000, Long.MAX_VALUE).stream()
                        .map(entry -> new String(entry.sealed(), StandardCharsets.UTF_8))
                        .filter(text -> text.contains("page.viewed"))
                        .toList();
        assertThat(written).hasSameSizeAs(taken);
        for (int i = 0; i < taken.size(); i++) {
            assertThat(written.get(i)).contains("\"id\":\"" + taken.get(i) + "\"");
        }
    }
}
