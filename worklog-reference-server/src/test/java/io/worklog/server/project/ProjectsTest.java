package io.worklog.server.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Projects: who sees them, who belongs to them, what their rules are. */
class ProjectsTest {
    private static final TestServer SERVER = TestServer.shared();

    private static String create(String caller, String body) {
        HttpResponse<String> answer = SERVER.post(caller, "/api/v1/projects", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return TestServer.json(answer).get("id").asString();
    }

    private static HttpResponse<String> withTag(
            String caller, String method, String path, String tag, String body) {
        return SERVER.send(
                SERVER.request(caller, path)
                        .header("Content-Type", "application/json")
                        .header("If-Match", tag)
                        .method(method, BodyPublishers.ofString(body)));
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void aProjectIsRenamedByWhoReadItLast() {
        String path = "/api/v1/projects/" + create("default/p-alice", "{\"name\":\"桥\"}");
        String tag = tag(SERVER.get("default/p-alice", path));
        var renamed = withTag("default/p-alice", "PATCH", path, tag, "{\"name\":\"大桥\"}");
        assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(200);
        assertThat(TestServer.json(renamed).get("name").asString()).isEqualTo("大桥");
        var late = withTag("default/p-alice", "PATCH", path, tag, "{\"name\":\"别的\"}");
        assertThat(late.statusCode()).isEqualTo(412);
        var without = SERVER.send("default/p-alice", "PATCH", path, "{\"name\":\"x\"}");
        assertThat(without.statusCode()).isEqualTo(428);
    }

    @Test
    void everyFaultIsToldAtOnce() {
        var answer =
                SERVER.post(
                        "default/p-alice", "/api/v1/projects", "{\"name\":\" \",\"key\":\"a\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(TestServer.json(answer).get("errors")).hasSize(2);
    }

    @Test
    void aKeyIsUniqueInItsTenantOnly() {
        create("default/p-alice", "{\"name\":\"a\",\"key\":\"KEYONE\"}");
        var taken =
                SERVER.post(
                        "default/p-bob", "/api/v1/projects", "{\"name\":\"b\",\"key\":\"KEYONE\"}");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(TestServer.json(taken).get("code").asString()).isEqualTo("project-key-taken");
        create("another/p-bob", "{\"name\":\"b\",\"key\":\"KEYONE\"}");
    }

    @Test
    void membersMayWhatTheirRolesSay() {
        String path = "/api/v1/projects/" + create("default/p-alice", "{\"name\":\"m\"}");
        assertThat(SERVER.get("default/p-carol", path).statusCode()).isEqualTo(404);
        String roles = "{\"roles\":[\"READER\",\"APPROVER\"]}";
        var put = SERVER.send("default/p-alice", "PUT", path + "/members/p-carol", roles);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        assertThat(SERVER.get("default/p-carol", path).statusCode()).isEqualTo(200);
        var more = SERVER.send("default/p-carol", "PUT", path + "/members/p-dave", roles);
        assertThat(more.statusCode()).isEqualTo(403);
        var unknown = SERVER.send("default/p-alice", "PUT", path + "/members/nobody-1", roles);
        assertThat(unknown.statusCode()).isEqualTo(422);
        SERVER.send(SERVER.request("default/p-alice", path + "/members/p-carol").DELETE());
        assertThat(SERVER.get("default/p-carol", path).statusCode()).isEqualTo(404);
    }

    @Test
    void theLastOwnerStays() throws Exception {
        String path = "/api/v1/projects/" + create("default/p-alice", "{\"name\":\"o\"}");
        String own = path + "/members/p-alice";
        var alone = SERVER.send("default/p-alice", "PUT", own, "{\"roles\":[\"READER\"]}");
        assertThat(TestServer.json(alone).get("code").asString()).isEqualTo("last-owner");
        SERVER.send("default/p-alice", "PUT", path + "/members/p-bob", "{\"roles\":[\"OWNER\"]}");
        List<Integer> answers = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> both =
                    List.of(
                            pool.submit(() -> remove("default/p-alice", path + "/members/p-bob")),
                            pool.submit(() -> remove("default/p-bob", path + "/members/p-alice")));
            for (Future<Integer> one : both) {
                answers.add(one.get());
            }
        }
        assertThat(answers).contains(204).doesNotContain(500);
        var members = TestServer.json(SERVER.get("default/p-root/AUDITOR", path + "/members"));
        assertThat(members.get("people")).isNotEmpty();
        assertThat(members.toString()).contains("OWNER");
    }

    private static int remove(String caller, String path) {
        return SERVER.send(SERVER.request(caller, path).DELETE()).statusCode();
    }

    @Test
    void ownershipIsHandedOver() {
        String path = "/api/v1/projects/" + create("default/p-alice", "{\"name\":\"t\"}");
        var answer = SERVER.post("default/p-alice", path + "/transfer", "{\"to\":\"p-bob\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String tag = tag(SERVER.get("default/p-alice", path));
        assertThat(withTag("default/p-alice", "PATCH", path, tag, "{\"name\":\"x\"}").statusCode())
                .isEqualTo(403);
        assertThat(withTag("default/p-bob", "PATCH", path, tag, "{\"name\":\"x\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void anArchivedProjectIsReadOnlyUntilItIsOpenedAgain() {
        String path = "/api/v1/projects/" + create("default/p-alice", "{\"name\":\"z\"}");
        SERVER.send(
                "default/p-alice",
                "PUT",
                path + "/members/p-alice",
                "{\"roles\":[\"OWNER\",\"RECORDER\"]}");
        String tag = tag(SERVER.get("default/p-alice", path));
        var noReason = withTag("default/p-alice", "POST", path + "/archive", tag, "{}");
        assertThat(noReason.statusCode()).isEqualTo(422);
        var done =
                withTag("default/p-alice", "POST", path + "/archive", tag, "{\"reason\":\"完工\"}");
        assertThat(TestServer.json(done).get("state").asString()).isEqualTo("ARCHIVED");
        var write = SERVER.post("default/p-alice", path + "/records", "{\"title\":\"t\"}");
        assertThat(write.statusCode()).isEqualTo(409);
        var open =
                withTag(
                        "default/p-alice",
                        "POST",
                        path + "/unarchive",
                        tag(done),
                        "{\"reason\":\"返工\"}");
        assertThat(open.statusCode()).isEqualTo(200);
    }

    @Test
    void theTenantReadsWhatIsVisibleToItButAdministratorsDoNot() {
        String id = create("default/p-alice", "{\"name\":\"公开项目\",\"visibility\":\"TENANT\"}");
        String path = "/api/v1/projects/" + id;
        assertThat(SERVER.get("default/p-eve", path).statusCode()).isEqualTo(200);
        assertThat(SERVER.get("default/p-eve", path + "/records").statusCode()).isEqualTo(200);
        assertThat(SERVER.get("other/p-eve", path).statusCode()).isEqualTo(404);
        assertThat(SERVER.get("default/p-root/ADMINISTRATOR", path).statusCode()).isEqualTo(404);
        assertThat(list("default/p-eve", "?q=公开项")).contains(id);
        assertThat(list("default/p-eve", "?mine=true")).doesNotContain(id);
        assertThat(list("default/p-root/ADMINISTRATOR", "")).isEmpty();
        assertThat(list("default/p-root/AUDITOR", "?limit=200")).contains(id);
    }

    private static List<String> list(String caller, String query) {
        HttpResponse<String> answer =
                SERVER.get(caller, "/api/v1/projects" + query.replace("公开项", "%E5%85%AC"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        TestServer.json(answer).get("items").forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }

    @Test
    void pagesGoThroughAllProjectsOnce() {
        for (int i = 0; i < 5; i++) {
            create("paging/p-alice", "{\"name\":\"p" + i + "\"}");
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    TestServer.json(
                            SERVER.get("paging/p-alice", "/api/v1/projects?limit=2" + cursor));
            page.get("items").forEach(item -> seen.add(item.get("name").asString()));
            cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactly("p4", "p3", "p2", "p1", "p0");
    }

    @Test
    void rulesAreSetWholeAndASchemaThatFetchesIsRefused() {
        String path = "/api/v1/projects/" + create("default/p-alice", "{\"name\":\"r\"}");
        var read = SERVER.get("default/p-alice", path + "/settings");
        String rules = read.body();
        String schema = "{\"type\":\"object\",\"properties\":{\"site\":{\"type\":\"string\"}}}";
        var set =
                withTag(
                        "default/p-alice",
                        "PUT",
                        path + "/settings",
                        tag(read),
                        rules.replace("\"fieldSchema\":null", "\"fieldSchema\":" + schema));
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        for (String bad :
                List.of(
                        "{\"type\":\"object\",\"$ref\":\"http://127.0.0.1:1/x\"}",
                        "{\"type\":\"object\",\"properties\":{\"a\":{\"pattern\":\"(a+)+$\"}}}",
                        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"nothing\"}}}",
                        "{\"type\":\"string\"}")) {
            var refused =
                    withTag(
                            "default/p-alice",
                            "PUT",
                            path + "/settings",
                            tag(set),
                            rules.replace("\"fieldSchema\":null", "\"fieldSchema\":" + bad));
            assertThat(refused.statusCode()).as(bad).isEqualTo(422);
        }
    }

    @Test
    void templatesAreKeptAndTheTimelineTellsIt() {
        String id = create("default/p-alice", "{\"name\":\"模板\"}");
        String path = "/api/v1/projects/" + id;
        var made =
                SERVER.post(
                        "default/p-alice",
                        path + "/templates",
                        "{\"name\":\"日报\",\"template\":{\"title\":\"日报\",\"tags\":[\"日\"]}}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(SERVER.get("default/p-alice", path + "/templates").body()).contains("日报");
        var log = SERVER.bean(Worklog.class).log(id);
        log.awaitGrowth(io.worklog.log.TreeSize.of(1), Duration.ofSeconds(10));
        var told =
                SERVER.send(
                        SERVER.request("default/p-alice", path + "/timeline")
                                .header("Accept-Language", "zh-CN")
                                .GET());
        assertThat(told.body()).contains("创建了项目").contains("修改了模板");
        timelineOnly(path + "/timeline?type=project.template.*", "project.template.changed", 1);
        timelineOnly(path + "/timeline?type=project.created&actor=p-bob", "", 0);
        timelineOnly(path + "/timeline?to=2020-01-01T00:00:00Z", "", 0);
        timelineOnly(path + "/timeline?actor=p-alice&from=2020-01-01T00:00:00Z", "", 2);
        assertThat(SERVER.get("default/p-alice", path + "/timeline?from=x").statusCode())
                .isEqualTo(422);
    }

    private static void timelineOnly(String path, String type, int count) {
        var body = SERVER.get("default/p-alice", path).body();
        assertThat(body.split("\"index\":", -1)).as(body).hasSize(count + 1);
        assertThat(body).contains(type);
    }
}
