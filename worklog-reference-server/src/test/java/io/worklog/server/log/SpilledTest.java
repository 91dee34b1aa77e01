package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.LogHealth;
import io.worklog.RecordedEvent;
import io.worklog.log.LogIndex;
import io.worklog.server.testing.TestServer;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TcpFaultProxy;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The database server with the logs goes away while events are sent over HTTP, in the background and
 * not. When it is back, all that was answered is in its log, once and in its order.
 */
@Timeout(180)
@ExtendWith(ServersExtension.class)
class SpilledTest {
    private static final int EVENTS = 20;

    @TempDir Path spill;

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "POSTGRESQL"})
    void whatWasAnsweredIsThereOnceAndInOrder(DatabaseKind kind, TestServers servers) {
        try (TestDatabase database = servers.database(kind).createDatabase();
                TcpFaultProxy proxy = TcpFaultProxy.before(database.server().address());
                TestServer server = CuttableLogs.start(database, proxy, spill)) {
            TestLog background = background(TestLog.of(server));
            TestLog durable = TestLog.of(server);
            server.relayed();
            List<String> handedOver = handOver(background, 0, 5);
            assertThat(send(durable, "d-0", 201).get("state").asString()).isEqualTo("durable");
            proxy.refuse();
            handedOver.addAll(handOver(background, 5, EVENTS));
            List<String> kept = keep(durable);
            isToldMeanwhile(server, background, durable);
            proxy.admit();
            handedOver.addAll(handOver(background, EVENTS, EVENTS + 5));
            isMoved(background);
            isMoved(durable);
            isThere(background, targets("b-", EVENTS + 5), handedOver);
            isThere(durable, targets("d-", EVENTS + 1), kept);
            sentAgainItIsTheSame(durable, kept.getFirst());
        }
    }

    private static TestLog background(TestLog log) {
        var now = log.server().get(TestLog.OWNER, log.path("/settings"));
        ObjectNode body = (ObjectNode) TestServer.json(now);
        body.put("delivery", "BACKGROUND");
        var changed =
                log.server()
                        .send(
                                log.server()
                                        .request(TestLog.OWNER, log.path("/settings"))
                                        .header("Content-Type", "application/json")
                                        .header(
                                                "If-Match",
                                                now.headers().firstValue("ETag").orElseThrow())
                                        .PUT(BodyPublishers.ofString(body.toString())));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        return log;
    }

    private static JsonNode send(TestLog log, String id, int status) {
        String key = ",\"idempotencyKey\":\"k-" + id + "\"";
        HttpResponse<String> answer =
                log.post("/events", TestLog.event("order.paid", id, id.startsWith("d") ? key : ""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return TestServer.json(answer);
    }

    private static List<String> handOver(TestLog log, int from, int to) {
        List<String> ids = new ArrayList<>();
        for (int i = from; i < to; i++) {
            JsonNode receipt = send(log, "b-" + i, 202);
            assertThat(receipt.get("state").asString()).isEqualTo("handed_over");
            ids.add(receipt.get("id").asString());
        }
        return ids;
    }

    /** Alone, in a batch, and by somebody who wants to wait for the seal. */
    private static List<String> keep(TestLog log) {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= EVENTS - 4; i++) {
            ids.add(spilled(send(log, "d-" + i, 202)));
        }
        StringBuilder batch = new StringBuilder();
        for (int i = EVENTS - 3; i < EVENTS; i++) {
            batch.append(batch.isEmpty() ? "[" : ",")
                    .append(TestLog.event("order.paid", "d-" + i, ""));
        }
        var several = log.post("/events/batch", batch.append(']').toString());
        assertThat(several.statusCode()).as(several.body()).isEqualTo(202);
        for (JsonNode item : TestServer.json(several).get("items")) {
            assertThat(item.get("status").asInt()).isEqualTo(202);
            ids.add(spilled(item.get("receipt")));
        }
        String last = TestLog.event("order.paid", "d-" + EVENTS, "");
        var sealed = log.post("/events?wait=sealed", last);
        assertThat(sealed.statusCode()).as(sealed.body()).isEqualTo(202);
        ids.add(spilled(TestServer.json(sealed)));
        return ids;
    }

    private static String spilled(JsonNode receipt) {
        assertThat(receipt.get("state").asString()).isEqualTo("spilled");
        assertThat(receipt.get("leafHash").asString()).hasSize(64);
        assertThat(receipt.get("index") == null || receipt.get("index").isNull()).isTrue();
        assertThat(receipt.get("proof") == null || receipt.get("proof").isNull()).isTrue();
        return receipt.get("id").asString();
    }

    /** Nothing is lost, and whoever looks after the server sees what is on this disk only. */
    private static void isToldMeanwhile(TestServer server, TestLog background, TestLog durable) {
        await(background, health -> health.pending() == 0);
        assertThat(background.log().health().spilled()).isPositive();
        assertThat(durable.log().health().spilled()).isEqualTo(EVENTS);
        for (TestLog log : List.of(background, durable)) {
            assertThat(log.log().health().lost()).isZero();
        }
        var alerts = server.get("default/adam/ADMINISTRATOR", "/api/v1/operations/alerts");
        assertThat(alerts.statusCode()).as(alerts.body()).isEqualTo(200);
        assertThat(alerts.body()).contains("log-spilled", background.id(), durable.id());
        assertThat(repeated(durable, 202)).as("the same answer").isEqualTo("spilled");
        // Reading asks the store, and says that it is away.
        var read = durable.get("/events?type=order.paid");
        assertThat(read.statusCode()).as(read.body()).isEqualTo(503);
    }

    private static String repeated(TestLog log, int status) {
        return send(log, "d-1", status).get("state").asString();
    }

    private static void await(TestLog log, java.util.function.Predicate<LogHealth> wanted) {
        while (!wanted.test(log.log().health())) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static void isMoved(TestLog log) {
        await(log, health -> health.pending() == 0 && health.spilled() == 0);
        assertThat(log.log().health().lost()).isZero();
    }

    private static List<String> targets(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    /** The first event of the durable log was acknowledged before anything happened. */
    private static void isThere(TestLog log, List<String> targets, List<String> ids) {
        List<RecordedEvent> there;
        try (Stream<RecordedEvent> events = log.log().read(LogIndex.of(0))) {
            there = events.filter(one -> one.event().type().name().equals("order.paid")).toList();
        }
        assertThat(there)
                .extracting(one -> one.event().targets().getFirst().id())
                .containsExactlyElementsOf(targets);
        List<String> found = there.stream().map(one -> one.event().id().toString()).toList();
        assertThat(found.subList(found.size() - ids.size(), found.size())).isEqualTo(ids);
        var report = log.log().verify();
        assertThat(report.faults()).isEmpty();
    }

    private static void sentAgainItIsTheSame(TestLog log, String id) {
        JsonNode again = send(log, "d-1", 201);
        assertThat(again.get("id").asString()).isEqualTo(id);
        assertThat(again.get("index").isNull()).isFalse();
    }
}
