package io.worklog.server.e2e;

import static io.worklog.server.e2e.Expectation.isTrue;
import static io.worklog.server.e2e.Expectation.refused;
import static io.worklog.server.e2e.Expectation.same;

import io.worklog.client.ApiJson;
import io.worklog.client.BatchResult;
import io.worklog.client.EventSearch;
import io.worklog.client.EventTail;
import io.worklog.client.ProjectClient;
import io.worklog.client.RemoteRecording;
import io.worklog.client.SentEvent;
import io.worklog.client.WorklogProblemException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** That events are taken once, found again and told as they come. */
final class EventChecks {
    private static final String TYPE = "e2e.order.paid";
    private static final int BATCH = 50;

    private EventChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("event", true, "An event is durable", "事件被持久保存", EventChecks::event),
                new Check(
                        "event-once",
                        true,
                        "An event that is sent twice is recorded once",
                        "重复发送的事件只记录一次",
                        EventChecks::once),
                new Check(
                        "event-conflict",
                        false,
                        "A key of another event is refused",
                        "用过的幂等键不能用于其他事件",
                        EventChecks::conflict),
                new Check(
                        "batch",
                        true,
                        "A batch is recorded in order, and a bad event alone is refused",
                        "批量按序记录，只拒绝有错的事件",
                        EventChecks::batch),
                new Check(
                        "query",
                        true,
                        "Events are found by type, object and words",
                        "按类型、对象和文字查找事件",
                        EventChecks::query),
                new Check(
                        "pages",
                        false,
                        "Pages have every event once",
                        "分页不漏不重",
                        EventChecks::pages),
                new Check(
                        "tail",
                        false,
                        "A tail tells an event that comes later",
                        "实时订阅收到之后的事件",
                        EventChecks::tail),
                new Check(
                        "event-type",
                        false,
                        "An event is held to its registered type",
                        "事件必须符合登记的类型",
                        EventChecks::type));
    }

    private static RemoteRecording order(Scene scene, String id) {
        return scene.project().record(TYPE).target("order", id).reason("货款已到账 paid in full");
    }

    private static void event(Scene scene) {
        SentEvent sent = order(scene, "A-1").set("/status", "new", "paid").commit();
        ApiJson event = scene.project().event(sent.index());
        same("the id of the event", sent.eventId().toString(), event.text("id"));
        same("the type of the event", TYPE, event.text("type"));
    }

    private static void once(Scene scene) {
        RemoteRecording event = order(scene, "A-2");
        SentEvent first = event.commit();
        SentEvent second = event.commit();
        same("the receipt of the same event", first, second);
    }

    private static void conflict(Scene scene) {
        String key = "e2e-conflict";
        order(scene, "A-3").idempotencyKey(key).commit();
        refused(409, () -> order(scene, "A-4").idempotencyKey(key).commit());
    }

    private static void batch(Scene scene) {
        List<RemoteRecording> events =
                IntStream.range(0, BATCH)
                        .mapToObj(i ->
                                i == 7
                                        ? scene.project().record("").target("order", "bad")
                                        : order(scene, "B-" + i))
                        .toList();
        List<BatchResult> results = scene.project().recordAll(events);
        long last = -1;
        for (int i = 0; i < BATCH; i++) {
            SentEvent sent = results.get(i).sent();
            same("whether event " + i + " is recorded", i != 7, sent != null);
            if (sent != null) {
                isTrue(sent.index() > last, "a batch must keep its order");
                last = sent.index();
            }
        }
        WorklogProblemException problem = results.get(7).problem();
        isTrue(problem != null && problem.status() == 422, "an event without a type must be 422");
    }

    private static void query(Scene scene) {
        ProjectClient project = scene.project();
        EventSearch orders = EventSearch.all().type(TYPE);
        same("events of object B-8", 1L, project.events(orders.target("order", "B-8")).count());
        isTrue(
                project.eventPage(orders.text("货款")).object("total").number("value") >= BATCH,
                "words in Chinese must be found");
        isTrue(
                project.eventPage(orders.text("full")).object("total").number("value") >= BATCH,
                "words in English must be found");
        same(
                "events of a type that is not there",
                0L,
                project.events(EventSearch.all().type("e2e.nothing")).count());
    }

    private static void pages(Scene scene) {
        EventSearch orders = EventSearch.all().type(TYPE).oldestFirst().pageSize(9);
        List<Long> indices =
                scene.project().events(orders).map(event -> event.number("index")).toList();
        same("events that pages repeat", indices.size(), (int) indices.stream().distinct().count());
        same("the order of pages", indices.stream().sorted().toList(), indices);
        isTrue(indices.size() >= BATCH, "pages must have all events");
    }

    private static void tail(Scene scene) {
        long size = scene.project().request("GET", "/log").json().number("size");
        try (EventTail tail = scene.project().tail(size);
                Watchdog patience = Watchdog.over(tail)) {
            SentEvent sent = order(scene, "T-1").commit();
            Optional<ApiJson> event = tail.next();
            while (event.isPresent() && event.get().number("index") < sent.index()) {
                event = tail.next();
            }
            same(
                    "the event that the tail tells",
                    sent.eventId().toString(),
                    event.map(each -> each.text("id")).orElse(""));
        }
    }

    private static void type(Scene scene) {
        ProjectClient project = scene.project();
        project.request("POST", "/event-types")
                .body(
                        ApiJson.of(
                                "name", "e2e.order.refunded",
                                "targetType", "order",
                                "reasonRequired", true))
                .send();
        WorklogProblemException problem =
                refused(
                        422,
                        () -> project.record("e2e.order.refunded").target("order", "A-1").commit());
        isTrue(
                problem.places().stream().anyMatch(place -> place.pointer().contains("reason")),
                "the refusal must name the missing reason");
        project.record("e2e.order.refunded").target("order", "A-1").reason("wrong size").commit();
    }
}
