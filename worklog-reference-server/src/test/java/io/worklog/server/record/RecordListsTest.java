package io.worklog.server.record;

import static io.worklog.server.record.Desk.APPROVER;
import static io.worklog.server.record.Desk.AUTHOR;
import static io.worklog.server.record.Desk.OWNER;
import static io.worklog.server.record.Desk.READER;
import static io.worklog.server.record.Desk.SECOND;
import static io.worklog.server.record.Desk.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.db.Database;
import io.worklog.server.db.Times;
import io.worklog.server.testing.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Finding, counting, commenting on and being reminded of records. */
class RecordListsTest {
    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = Desk.open(TestServer.shared());
        record(AUTHOR, "Bridge 桥一", "2026-03-02", 60, "桥");
        record(AUTHOR, "bridge 桥二", "2026-03-03", 30, "桥\",\"夜");
        record(SECOND, "100% _done_", "2026-03-10", 15, "夜");
        String sent = record(AUTHOR, "路", "2026-03-11", 45, "路");
        ok(desk.step(AUTHOR, sent, "submit", "{}"));
    }

    private static String record(
            String caller, String title, String date, int minutes, String tags) {
        var made =
                desk.create(
                        caller,
                        ("{\"title\":\"%s\",\"date\":\"%s\",\"minutes\":%d,\"tags\":[\"%s\"],"
                                        + "\"participants\":[\"r-rita\"]}")
                                .formatted(title, date, minutes, tags));
        ok(made);
        return desk.path + "/records/" + Desk.id(made);
    }

    private static List<String> titles(String query) {
        JsonNode page = ok(desk.server.get(READER, desk.path + "/records" + query));
        List<String> titles = new ArrayList<>();
        page.get("items").forEach(item -> titles.add(item.get("title").asString()));
        return titles;
    }

    private static String of(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void everyConditionNarrowsTheList() {
        assertThat(titles("")).containsExactly("路", "100% _done_", "bridge 桥二", "Bridge 桥一");
        assertThat(titles("?state=SUBMITTED")).containsExactly("路");
        assertThat(titles("?state=SUBMITTED&state=DRAFT")).hasSize(4);
        assertThat(titles("?author=r-peter")).containsExactly("100% _done_");
        assertThat(titles("?participant=r-rita")).hasSize(4);
        assertThat(titles("?participant=r-anna")).isEmpty();
        assertThat(titles("?tag=" + of("桥") + "&tag=" + of("夜"))).containsExactly("bridge 桥二");
        assertThat(titles("?q=BRIDGE")).hasSize(2);
        assertThat(titles("?q=" + of("桥一"))).containsExactly("Bridge 桥一");
        assertThat(titles("?q=" + of("0% _"))).containsExactly("100% _done_");
        assertThat(titles("?q=" + of("%25"))).isEmpty();
        assertThat(titles("?from=2026-03-03&to=2026-03-10")).hasSize(2);
    }

    @Test
    void pagesGoThroughAllOnce() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = ok(desk.server.get(READER, desk.path + "/records?limit=3" + cursor));
            page.get("items").forEach(item -> seen.add(item.get("title").asString()));
            cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(titles(""));
        assertThat(desk.server.get(READER, desk.path + "/records?limit=0").statusCode())
                .isEqualTo(422);
    }

    @Test
    void countsAreByState() {
        JsonNode counts = ok(desk.server.get(READER, desk.path + "/records/counts"));
        assertThat(counts.get("DRAFT").asInt()).isEqualTo(3);
        assertThat(counts.get("SUBMITTED").asInt()).isEqualTo(1);
        assertThat(counts.get("APPROVED").asInt()).isZero();
        JsonNode some = ok(desk.server.get(READER, desk.path + "/records/counts?author=r-peter"));
        assertThat(some.get("DRAFT").asInt()).isEqualTo(1);
    }

    @Test
    void figuresAddUpByPersonWeekAndState() {
        JsonNode figures =
                ok(
                        desk.server.get(
                                READER, desk.path + "/statistics?from=2026-03-01&to=2026-03-31"));
        assertThat(figures.get("all").get("minutes").asInt()).isEqualTo(150);
        assertThat(figures.get("byState").get("DRAFT").get("records").asInt()).isEqualTo(3);
        List<String> people = new ArrayList<>();
        figures.get("byPerson")
                .forEach(one ->
                        people.add(
                                one.get("id").asString()
                                        + " "
                                        + one.get("sum").get("minutes").asInt()));
        assertThat(people).containsExactly("r-anna 135", "r-peter 15");
        List<String> weeks = new ArrayList<>();
        figures.get("byWeek")
                .forEach(one ->
                        weeks.add(
                                one.get("week").asString()
                                        + " "
                                        + one.get("sum").get("minutes").asInt()));
        assertThat(weeks).containsExactly("2026-W10 90", "2026-W11 60");
        assertThat(
                        desk.server
                                .get(
                                        READER,
                                        desk.path + "/statistics?from=2020-01-01&to=2026-01-01")
                                .statusCode())
                .isEqualTo(422);
    }

    @Test
    void commentsKeepTheirHistoryAndLeaveATombstone() {
        Desk own = Desk.open(TestServer.shared());
        String record = own.draft("评论");
        String comments = record + "/comments";
        assertThat(own.server.post(READER, comments, "{\"body\":\"x\"}").statusCode())
                .isEqualTo(403);
        var made = own.server.post(APPROVER, comments, "{\"body\":\"第一句\"}");
        String id = Desk.id(made);
        var edited = change(own, comments + "/" + id, "PUT", Desk.tag(made), "{\"body\":\"第二句\"}");
        assertThat(ok(edited).get("body").asString()).isEqualTo("第二句");
        assertThat(
                        change(own, comments + "/" + id, "PUT", Desk.tag(made), "{\"body\":\"z\"}")
                                .statusCode())
                .isEqualTo(412);
        JsonNode history = ok(own.server.get(READER, comments + "/" + id + "/history"));
        assertThat(history.get("items").get(0).get("body").asString()).isEqualTo("第一句");
        assertThat(change(own, comments + "/" + id, "DELETE", Desk.tag(edited), "").statusCode())
                .isEqualTo(204);
        JsonNode left = ok(own.server.get(READER, comments)).get("items").get(0);
        assertThat(left.get("body").isNull()).isTrue();
        assertThat(left.get("deletedAt").isNull()).isFalse();
        assertThat(own.trail(record))
                .containsExactly(
                        "record.created",
                        "record.comment.added",
                        "record.comment.edited",
                        "record.comment.deleted");
    }

    private static HttpResponse<String> change(
            Desk own, String path, String method, String tag, String body) {
        return own.server.send(
                own.server
                        .request(APPROVER, path)
                        .header("Content-Type", "application/json")
                        .header("If-Match", tag)
                        .method(method, BodyPublishers.ofString(body)));
    }

    @Test
    void whatWaitsIsToldOnceToWhoCanDoSomething() {
        Desk own = Desk.open(TestServer.shared());
        String draft = own.draft("拖延");
        String sent = own.submitted("等待");
        long old = Times.micros(Instant.now().minus(Duration.ofDays(30)));
        own.server
                .bean(Database.class)
                .sql()
                .update(Tables.RECORDS)
                .set(Tables.UPDATED_AT, old)
                .set(Tables.SUBMITTED_AT, old)
                .where(Tables.PROJECT_ID.eq(own.project))
                .execute();
        var project = ProjectRef.durable(own.project, "default", "x", own.project, false);
        ReminderWorker worker = own.server.bean(ReminderWorker.class);
        assertThat(worker.remind(project)).isEqualTo(3);
        assertThat(worker.remind(project)).isZero();
        assertThat(kinds(AUTHOR, draft)).containsExactly("DRAFT_OVERDUE");
        assertThat(kinds(APPROVER, sent)).containsExactly("APPROVAL_OVERDUE", "RECORD_SUBMITTED");
        assertThat(kinds(OWNER, sent)).isEmpty();
        assertThat(kinds("other/r-anna", draft)).isEmpty();
        ok(own.step(APPROVER, sent, "return", "{\"reason\":\"r\"}"));
        assertThat(kinds(AUTHOR, sent)).contains("RECORD_RETURNED");
        assertThat(kinds(APPROVER, sent)).as("it waits no longer").isEmpty();
        own.server.post(AUTHOR, "/api/v1/notifications/read-all", "{}");
        JsonNode unread = ok(own.server.get(AUTHOR, "/api/v1/notifications/unread"));
        assertThat(unread.get("unread").asInt()).isZero();
    }

    private static List<String> kinds(String caller, String record) {
        JsonNode page =
                ok(TestServer.shared().get(caller, "/api/v1/notifications?unread=true&limit=200"));
        List<String> kinds = new ArrayList<>();
        for (JsonNode one : page.get("items")) {
            if (record.endsWith(one.get("record").asString())) {
                kinds.add(one.get("kind").asString());
            }
        }
        return kinds;
    }

    @Test
    void lookingAtAProtectedProjectIsRecorded() {
        Desk own = Desk.open(TestServer.shared());
        String record = own.draft("机密");
        assertThat(views(own, record)).isEmpty();
        own.rule("recordViews", "true");
        ok(own.server.get(READER, record));
        ok(own.server.get(READER, record));
        ok(own.server.get(READER, record + "/versions"));
        assertThat(views(own, record)).containsExactly("r-rita");
    }

    @Test
    void aListOfAProtectedProjectIsAViewOfTheProject() {
        Desk own = Desk.open(TestServer.shared());
        own.draft("机密");
        own.rule("recordViews", "true");
        ok(own.server.get(READER, own.path + "/records"));
        ok(own.server.get(AUTHOR, "/api/v1/me/work"));
        assertThat(views(own, "project", own.project)).containsExactly("r-rita", "r-anna");
    }

    private static List<String> views(Desk own, String record) {
        return views(own, "record", record.substring(record.lastIndexOf('/') + 1));
    }

    private static List<String> views(Desk own, String type, String id) {
        var log = own.server.bean(Worklog.class).log("system.default");
        var query = EventQuery.of(log.id()).type("record.viewed").target(type, id).build();
        return log.find(query, PageRequest.oldest(100)).events().stream()
                .map(one -> one.event().actor().id())
                .toList();
    }
}
