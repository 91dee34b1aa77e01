package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.LogHealth;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.log.LogIndex;
import io.worklog.server.testing.Damage;
import io.worklog.server.testing.TestPerson;
import io.worklog.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The system log of the first tenant was altered while the server was down: it starts and the
 * projects go on, and nothing is done that would have to be recorded there.
 */
class SystemLogDamagedTest {
    private static final String LOG = "system.default";
    private static final String ADMIN = "default/adam/ADMINISTRATOR";

    private static TestServer server;
    private static TestLog log;
    private static String login;
    private static String key;

    @BeforeAll
    static void alterWhileDown() {
        Path data;
        String project;
        try (TestServer before = TestServer.start()) {
            data = before.data();
            login = TestPerson.make(before, "林工");
            key = TestPerson.key(before);
            project = TestLog.of(before).id();
        }
        Damage.of(data, LOG).replace("server.started", "server.stopped");
        server = TestServer.start(data);
        log = TestLog.in(server, project);
    }

    @AfterAll
    static void restored() {
        Path data = server.data();
        server.close();
        Damage.of(data, LOG).replace("server.stopped", "server.started");
        try (TestServer again = TestServer.start(data)) {
            assertThat(types(again, LOG).stream().filter("server.started"::equals)).hasSize(2);
            assertThat(again.bean(Worklog.class).log(LOG).verify().good()).isTrue();
        }
    }

    private static List<String> types(TestServer of, String log) {
        try (Stream<RecordedEvent> events = of.bean(Worklog.class).log(log).read(LogIndex.of(0))) {
            return events.map(each -> each.event().type().name()).toList();
        }
    }

    private static void isRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        JsonNode problem = TestServer.json(answer);
        assertThat(problem.get("code").asString()).isEqualTo("system-log-damaged");
        assertThat(answer.body()).doesNotContain("segments", "Exception");
    }

    @Test
    void nobodyGetsInOrChangesWhoMay() {
        String in = "{\"loginName\":\"%s\",\"password\":\"%s\"}";
        HttpResponse<String> answer =
                server.post("", "/api/v1/login", in.formatted(login, TestPerson.PASSWORD));
        isRefused(answer);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        isRefused(server.post("", "/api/v1/login", in.formatted(login, "something else")));
        isRefused(server.post(ADMIN, "/api/v1/teams", "{\"name\":\"unseen\"}"));
        assertThat(server.get(ADMIN, "/api/v1/teams").body()).doesNotContain("unseen");
        isRefused(server.get("default/ada/AUDITOR", "/api/v1/system-log/events"));
    }

    @Test
    void aRefusalIsSaidInTheReadersLanguage() {
        var asked =
                server.request(ADMIN, "/api/v1/teams")
                        .header("Accept-Language", "zh-CN")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"name\":\"x\"}"));
        assertThat(server.send(asked).body()).contains("系统日志已受损", "备份", "没有执行");
    }

    @Test
    void projectsGoOnAndWhoLookedIsInTheirOwnLog() {
        var sent = log.post("/events", TestLog.event("order.paid", "o-1", ""));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        assertThat(types(server, log.id())).doesNotContain("trail.viewed");
        assertThat(log.json("/events?type=order.paid").get("items")).hasSize(1);
        log.json("/events?type=order.paid");
        assertThat(types(server, log.id())).containsOnlyOnce("trail.viewed");
        var byKey = server.request("", "/api/v1/me").header("Authorization", "Bearer " + key).GET();
        assertThat(server.send(byKey).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsTakenAwayIsInTheProjectsLog() {
        String exports = log.path("/exports");
        String order = "{\"source\":\"events\",\"format\":\"csv\"}";
        var asked = server.post(TestLog.OWNER, exports, order);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        assertThat(done(TestLog.OWNER, TestServer.json(asked).get("job").asString()))
                .isEqualTo("DONE");
        String file = exports + "/" + TestServer.text(asked.body(), "id") + "/file";
        assertThat(server.get(TestLog.OWNER, file).statusCode()).isEqualTo(200);
        server.relayed();
        assertThat(types(server, log.id()))
                .contains("export.requested", "export.finished", "export.downloaded");
    }

    @Test
    void aProjectIsVerified() {
        var begun = server.post(TestLog.AUDITOR, log.path("/verify"), "{\"mode\":\"deep\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String job = begun.headers().firstValue("Location").orElseThrow();
        assertThat(done(TestLog.AUDITOR, job.substring(job.lastIndexOf('/') + 1)))
                .isEqualTo("DONE");
        var report = TestServer.json(server.get(TestLog.AUDITOR, job)).get("result");
        assertThat(report.get("good").asBoolean()).as(report.toString()).isTrue();
    }

    private static String done(String caller, String job) {
        JsonNode state = TestServer.json(server.get(caller, "/api/v1/jobs/" + job));
        while (state.get("finishedAt").isNull()) {
            String since = "?wait=20&since=" + state.get("version").asString();
            state = TestServer.json(server.get(caller, "/api/v1/jobs/" + job + since));
        }
        return state.get("state").asString();
    }

    /** What health says was found by a look every two seconds. */
    @Test
    void healthNamesItAndSaysThatTheServerIsNotWritable() {
        assertThat(server.bean(Worklog.class).healthOfAll().stream().filter(LogHealth::quarantined))
                .extracting(one -> one.log().value())
                .containsExactly(LOG);
        String seen = "";
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!seen.contains(LOG) && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            seen = server.get(ADMIN, "/api/v1/operations/status").body();
        }
        JsonNode status = TestServer.json(server.get(ADMIN, "/api/v1/operations/status"));
        assertThat(status.get("writable").asBoolean()).as(seen).isFalse();
        assertThat(status.get("readable").asBoolean()).isTrue();
        assertThat(seen).contains(LOG, "entry ").doesNotContain("segments");
        String alerts = server.get(ADMIN, "/api/v1/operations/alerts").body();
        assertThat(alerts).contains("log-sick", LOG, "part-degraded");
    }
}
