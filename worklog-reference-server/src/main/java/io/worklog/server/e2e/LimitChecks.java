package io.worklog.server.e2e;

import static io.worklog.server.e2e.Expectation.isTrue;
import static io.worklog.server.e2e.Expectation.refused;

import io.worklog.client.ApiJson;
import io.worklog.client.ProjectClient;
import io.worklog.client.WorklogProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** That bad input is refused with its places, and too much of it with a limit. */
final class LimitChecks {
    private static final String JSON = "application/json";

    private LimitChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(
                        "bad-json",
                        true,
                        "JSON that is not strict is refused",
                        "不严格的 JSON 被拒绝",
                        LimitChecks::badJson),
                new Check(
                        "bad-event",
                        true,
                        "Every wrong place of an event is named",
                        "指出事件中每一处错误",
                        LimitChecks::badEvent),
                new Check(
                        "limits",
                        false,
                        "Too large pages, events and batches are refused",
                        "过大的分页、事件和批量被拒绝",
                        LimitChecks::limits),
                new Check(
                        "archived",
                        true,
                        "An archived project takes nothing more and can be read",
                        "已归档的项目只能读取",
                        LimitChecks::archived));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void badJson(Scene scene) {
        ProjectClient project = scene.project();
        for (String body : List.of("{", "{\"type\":\"a\",\"type\":\"b\"}", "{\"type\":NaN}")) {
            refused(400, project.request("POST", "/events").body(JSON, bytes(body)));
        }
    }

    private static void badEvent(Scene scene) {
        String body =
                "{\"type\":\"e2e.bad\",\"targets\":[{\"type\":\"order\"}],\"colour\":\"red\"}";
        WorklogProblemException problem =
                refused(422, scene.project().request("POST", "/events").body(JSON, bytes(body)));
        for (String pointer : List.of("/targets/0/id", "/colour")) {
            isTrue(
                    problem.places().stream().anyMatch(place -> place.pointer().equals(pointer)),
                    "the refusal must name " + pointer + " and names " + problem.places());
        }
    }

    private static void limits(Scene scene) {
        ProjectClient project = scene.project();
        refused(422, project.request("GET", "/events").query("limit", 100_000));
        String long_ = "x".repeat(2 << 20);
        refused(
                413,
                project.request("POST", "/events")
                        .body(ApiJson.of("type", "e2e.long", "reason", long_)));
        String line = "{\"type\":\"e2e.many\",\"targets\":[{\"type\":\"order\",\"id\":\"1\"}]}\n";
        String lines = String.join("", Collections.nCopies(1_001, line));
        refused(
                413,
                project.request("POST", "/events/batch")
                        .body("application/x-ndjson", bytes(lines)));
    }

    private static void archived(Scene scene) {
        ProjectClient project = scene.project();
        Ending.archive(project);
        refused(409, () -> project.record("e2e.late").target("order", "1").commit());
        project.info();
        project.request("GET", "/events").send();
    }
}
