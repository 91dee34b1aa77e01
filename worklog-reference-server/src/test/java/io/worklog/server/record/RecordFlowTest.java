package io.worklog.server.record;

import static io.worklog.server.record.Desk.APPROVER;
import static io.worklog.server.record.Desk.AUTHOR;
import static io.worklog.server.record.Desk.OWNER;
import static io.worklog.server.record.Desk.READER;
import static io.worklog.server.record.Desk.SECOND;
import static io.worklog.server.record.Desk.code;
import static io.worklog.server.record.Desk.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A record's way from draft to archive, and who may push it where. */
class RecordFlowTest {
    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = Desk.open(TestServer.shared());
    }

    @Test
    void aRecordIsWrittenSubmittedAndApproved() {
        String record = desk.draft("第三跨检测");
        ok(desk.patch(AUTHOR, record, "{\"minutes\":90,\"tags\":[\"桥\"]}"));
        ok(desk.step(AUTHOR, record, "submit", "{}"));
        JsonNode approved = ok(desk.step(APPROVER, record, "approve", "{}"));
        assertThat(approved.get("state").asString()).isEqualTo("APPROVED");
        assertThat(approved.get("approvedNumber").asInt()).isEqualTo(1);
        assertThat(desk.trail(record))
                .containsExactly("record.created", "record.submitted", "record.approved");
        JsonNode receipts = ok(desk.get(record)).get("receipts");
        assertThat(receipts).hasSize(3);
        receipts.forEach(one -> {
            assertThat(one.get("index").isNumber()).isTrue();
            assertThat(one.get("proof").asString()).contains("/proofs/");
        });
        JsonNode entries = ok(desk.server.get(READER, record + "/trail")).get("entries");
        for (int i = 0; i < 3; i++) {
            assertThat(receipts.get(i).get("leafHash").asString())
                    .isEqualTo(entries.get(i).get("leafHash").asString());
        }
    }

    @Test
    void savingADraftOftenDoesNotFloodTheLog() {
        String record = desk.draft("日志");
        for (int i = 0; i < 20; i++) {
            ok(desk.patch(AUTHOR, record, "{\"content\":\"第 " + i + " 次\"}"));
        }
        assertThat(desk.trail(record)).containsExactly("record.created");
        ok(desk.step(AUTHOR, record, "submit", "{}"));
        assertThat(desk.trail(record)).containsExactly("record.created", "record.submitted");
        JsonNode last = ok(desk.server.get(READER, record + "/trail")).get("entries").get(1);
        assertThat(last.get("sentence").asString()).contains("version 1");
    }

    @Test
    void whatIsReturnedIsEditedAsANewVersionAndTheOldOneStays() {
        String record = desk.submitted("第一版");
        assertThat(code(desk.step(APPROVER, record, "return", "{}")))
                .isEqualTo("422 reason-required");
        ok(desk.step(APPROVER, record, "return", "{\"reason\":\"缺照片\"}"));
        ok(desk.patch(AUTHOR, record, "{\"title\":\"第二版\"}"));
        ok(desk.patch(AUTHOR, record, "{\"content\":\"补充\"}"));
        JsonNode again = ok(desk.step(AUTHOR, record, "submit", "{}"));
        assertThat(again.get("number").asInt()).isEqualTo(2);
        JsonNode versions = ok(desk.server.get(READER, record + "/versions")).get("items");
        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).get("body").get("title").asString()).isEqualTo("第一版");
        assertThat(versions.get(0).get("decision").asString()).isEqualTo("RETURNED");
        JsonNode diff = ok(desk.server.get(READER, record + "/diff?from=1&to=2")).get("changes");
        assertThat(Desk.names(diff, "path")).containsExactlyInAnyOrder("title", "content");
    }

    @Test
    void aCorrectionIsANewVersionThatIsApprovedAgain() {
        String record = desk.submitted("更正前");
        ok(desk.step(APPROVER, record, "approve", "{}"));
        assertThat(code(desk.patch(AUTHOR, record, "{\"title\":\"偷改\"}")))
                .isEqualTo("409 record-state");
        assertThat(code(desk.step(AUTHOR, record, "correct", "{}")))
                .isEqualTo("422 reason-required");
        JsonNode open = ok(desk.step(AUTHOR, record, "correct", "{\"reason\":\"数字错\"}"));
        assertThat(open.get("number").asInt()).isEqualTo(2);
        assertThat(open.get("approvedNumber").asInt()).isEqualTo(1);
        ok(desk.patch(AUTHOR, record, "{\"title\":\"更正后\"}"));
        ok(desk.step(AUTHOR, record, "submit", "{}"));
        JsonNode done = ok(desk.step(SECOND, record, "approve", "{}"));
        assertThat(done.get("approvedNumber").asInt()).isEqualTo(2);
        assertThat(done.get("body").get("title").asString()).isEqualTo("更正后");
        ok(desk.step(AUTHOR, record, "archive", "{\"reason\":\"完\"}"));
        assertThat(code(desk.patch(AUTHOR, record, "{\"title\":\"x\"}")))
                .isEqualTo("409 record-state");
    }

    @Test
    void nobodyDecidesOnTheirOwnWork() {
        var made = desk.create(SECOND, "{\"title\":\"自己写的\"}");
        String own = desk.path + "/records/" + Desk.id(made);
        ok(desk.step(SECOND, own, "submit", "{}"));
        assertThat(code(desk.step(SECOND, own, "approve", "{}"))).isEqualTo("403 record-four-eyes");
        var with = desk.create(AUTHOR, "{\"title\":\"一起\",\"participants\":[\"r-paul\"]}");
        String shared = desk.path + "/records/" + Desk.id(with);
        ok(desk.step(AUTHOR, shared, "submit", "{}"));
        assertThat(code(desk.step(APPROVER, shared, "approve", "{}")))
                .isEqualTo("403 record-four-eyes");
        ok(desk.step(SECOND, shared, "approve", "{}"));
    }

    @Test
    void whereFourEyesAreOffAnAuthorMayApprove() {
        Desk lone = Desk.open(TestServer.shared());
        lone.rule("fourEyes", "false");
        var made = lone.create(SECOND, "{\"title\":\"独自\"}");
        String own = lone.path + "/records/" + Desk.id(made);
        ok(lone.step(SECOND, own, "submit", "{}"));
        ok(lone.step(SECOND, own, "approve", "{}"));
    }

    @Test
    void onlyWhoMayDoesIt() {
        String record = desk.draft("谁可以");
        assertThat(code(desk.patch(SECOND, record, "{\"title\":\"x\"}")))
                .isEqualTo("403 record-not-yours");
        assertThat(code(desk.patch(READER, record, "{\"title\":\"x\"}")))
                .isEqualTo("403 forbidden");
        assertThat(code(desk.step(OWNER, record, "submit", "{}"))).isEqualTo("403 forbidden");
        assertThat(code(desk.step(APPROVER, record, "approve", "{}")))
                .isEqualTo("409 record-state");
        assertThat(desk.server.get("default/r-stranger", record).statusCode()).isEqualTo(404);
        assertThat(desk.server.get("other/r-anna", record).statusCode()).isEqualTo(404);
        var delete = desk.server.send(desk.server.request(OWNER, record).DELETE());
        assertThat(delete.statusCode()).isNotEqualTo(204);
        assertThat(desk.get(record).statusCode()).isEqualTo(200);
    }

    @Test
    void aRecordOfAnotherProjectIsNotThere() {
        Desk other = Desk.open(TestServer.shared());
        String foreign = other.draft("别处");
        String id = foreign.substring(foreign.lastIndexOf('/') + 1);
        String path = desk.path + "/records/" + id;
        assertThat(desk.server.get(OWNER, path).statusCode()).isEqualTo(404);
        assertThat(desk.server.get(OWNER, path + "/trail").statusCode()).isEqualTo(404);
        assertThat(desk.server.get(OWNER, path + "/check").statusCode()).isEqualTo(404);
        assertThat(desk.server.get(OWNER, path + "/versions").statusCode()).isEqualTo(404);
        assertThat(desk.server.get(OWNER, path + "/comments").statusCode()).isEqualTo(404);
        assertThat(desk.step(AUTHOR, path, "submit", "{}", "\"v1\"").statusCode()).isEqualTo(404);
    }

    @Test
    void everyFaultOfARecordIsToldAtOnce() {
        var answer =
                desk.create(
                        AUTHOR,
                        "{\"title\":\"\",\"minutes\":-1,\"participants\":[\"nobody-x\"],"
                                + "\"tags\":[\"\"],\"links\":[{\"type\":\"RELATES\",\"record\":\"r\"}],"
                                + "\"fields\":{\"a\":1}}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.names(TestServer.json(answer).get("errors"), "pointer"))
                .containsExactlyInAnyOrder(
                        "/title", "/minutes", "/participants/0", "/tags/0", "/links/0", "/fields");
    }

    @Test
    void withdrawingTakesItBackForAnotherVersion() {
        String record = desk.submitted("撤回");
        ok(desk.step(AUTHOR, record, "withdraw", "{}"));
        JsonNode edited = ok(desk.patch(AUTHOR, record, "{\"content\":\"改\"}"));
        assertThat(edited.get("state").asString()).isEqualTo("DRAFT");
        assertThat(edited.get("number").asInt()).isEqualTo(2);
    }

    @Test
    void linksAreSeenFromBothSides() {
        String first = desk.draft("前");
        String id = first.substring(first.lastIndexOf('/') + 1);
        var made =
                desk.create(
                        AUTHOR,
                        "{\"title\":\"后\",\"links\":[{\"type\":\"FOLLOWS\",\"record\":\""
                                + id
                                + "\"}]}");
        ok(made);
        JsonNode from = ok(desk.get(first)).get("linkedFrom");
        assertThat(from.get(0).get("record").asString()).isEqualTo(Desk.id(made));
        assertThat(from.get(0).get("type").asString()).isEqualTo("FOLLOWS");
    }

    @Test
    void contentIsShownWithoutAnythingThatRuns() {
        String nasty =
                "# 标题\\n\\n<script>alert(1)</script>\\n\\n[x](javascript:alert(1))"
                        + " ![p](http://evil/p.png) <b onclick=x>b</b>\\n\\n|a|b|\\n|-|-|\\n|1|2|";
        var answer =
                desk.server.post(
                        READER, desk.path + "/records/preview", "{\"content\":\"" + nasty + "\"}");
        String html = ok(answer).get("html").asString();
        assertThat(html).contains("<h1>标题</h1>").contains("<table>").contains("&lt;script&gt;");
        assertThat(html)
                .doesNotContain("<script")
                .doesNotContain("javascript:")
                .doesNotContain("<img")
                .doesNotContain("<b ");
        var made = desk.create(AUTHOR, "{\"title\":\"t\",\"content\":\"" + nasty + "\"}");
        String record = desk.path + "/records/" + Desk.id(made);
        assertThat(ok(desk.server.get(READER, record + "/html")).get("html").asString())
                .isEqualTo(html);
        assertThat(ok(desk.get(record)).get("body").get("content").asString()).contains("<script>");
    }

    @Test
    void customFieldsKeepToTheProjectsSchema() {
        Desk strict = Desk.open(TestServer.shared());
        strict.rule(
                "fieldSchema",
                "{\"type\":\"object\",\"required\":[\"site\"],\"additionalProperties\":false,"
                        + "\"properties\":{\"site\":{\"type\":\"string\",\"maxLength\":8},"
                        + "\"level\":{\"type\":\"integer\",\"minimum\":1}}}");
        var bad = strict.create(AUTHOR, "{\"title\":\"t\",\"fields\":{\"level\":0,\"x\":1}}");
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(TestServer.json(bad).get("errors").size()).isGreaterThanOrEqualTo(3);
        var good =
                strict.create(
                        AUTHOR, "{\"title\":\"t\",\"fields\":{\"site\":\"3号墩\",\"level\":2}}");
        ok(good);
        JsonNode found =
                ok(
                        strict.server.get(
                                READER,
                                strict.path
                                        + "/records?field=site:3%E5%8F%B7%E5%A2%A9&field=level:2"));
        assertThat(found.get("items")).hasSize(1);
        JsonNode none = ok(strict.server.get(READER, strict.path + "/records?field=level:3"));
        assertThat(none.get("items")).isEmpty();
    }

    @Test
    void aTemplateIsWhereARecordBegins() {
        var made =
                desk.server.post(
                        OWNER,
                        desk.path + "/templates",
                        "{\"name\":\"日报\",\"template\":{\"title\":\"日报\",\"content\":\"## 今日\","
                                + "\"minutes\":480,\"tags\":[\"日报\"]}}");
        String template = Desk.ok(made).get("id").asString();
        JsonNode record = ok(desk.create(AUTHOR, "{\"template\":\"" + template + "\"}"));
        assertThat(record.get("body").get("minutes").asInt()).isEqualTo(480);
        assertThat(record.get("body").get("title").asString()).isEqualTo("日报");
    }
}
