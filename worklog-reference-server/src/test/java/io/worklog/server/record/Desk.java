package io.worklog.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A project with people in it, and what they do with records over HTTP. */
final class Desk {
    static final String OWNER = "default/r-olga";
    static final String AUTHOR = "default/r-anna";
    static final String APPROVER = "default/r-paul";
    static final String SECOND = "default/r-peter";
    static final String READER = "default/r-rita";

    final TestServer server;
    final String project;
    final String path;

    private Desk(TestServer server, String project) {
        this.server = server;
        this.project = project;
        this.path = "/api/v1/projects/" + project;
    }

    /** A new project: an owner, an author, two approvers, a reader. */
    static Desk open(TestServer server) {
        var made = server.post(OWNER, "/api/v1/projects", "{\"name\":\"桥梁检测\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        Desk desk = new Desk(server, TestServer.json(made).get("id").asString());
        desk.member("r-anna", "RECORDER");
        desk.member("r-paul", "APPROVER");
        desk.member("r-peter", "APPROVER\",\"RECORDER");
        desk.member("r-rita", "READER");
        return desk;
    }

    void member(String user, String role) {
        var put =
                server.send(
                        OWNER, "PUT", path + "/members/" + user, "{\"roles\":[\"" + role + "\"]}");
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    }

    /** Changes rules of the project, given as text of JSON members. */
    void rule(String name, String value) {
        var is = server.get(OWNER, path + "/settings");
        String body =
                is.body()
                        .replaceAll("\"" + name + "\":(?:null|true|false|\\d+|\"[^\"]*\")", "")
                        .replace(",,", ",")
                        .replace("{,", "{")
                        .replace(",}", "}");
        body = body.substring(0, body.length() - 1) + ",\"" + name + "\":" + value + "}";
        var put =
                server.send(
                        server.request(OWNER, path + "/settings")
                                .header("Content-Type", "application/json")
                                .header("If-Match", tag(is))
                                .method("PUT", BodyPublishers.ofString(body)));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
    }

    static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    HttpResponse<String> create(String caller, String body) {
        return server.post(caller, path + "/records", body);
    }

    /** A new record's path. */
    String draft(String title) {
        var made = create(AUTHOR, "{\"title\":\"" + title + "\",\"content\":\"# 桥\\n正文\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return path + "/records/" + id(made);
    }

    static String id(HttpResponse<String> answer) {
        return TestServer.json(answer).get("id").asString();
    }

    HttpResponse<String> get(String record) {
        return server.get(OWNER, record);
    }

    /** A step or edit with the record's tag of now. */
    HttpResponse<String> step(String caller, String record, String step, String body) {
        return step(caller, record, step, body, tag(get(record)));
    }

    HttpResponse<String> step(String caller, String record, String step, String body, String tag) {
        return server.send(
                server.request(caller, record + "/" + step)
                        .header("Content-Type", "application/json")
                        .header("If-Match", tag)
                        .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> patch(String caller, String record, String body) {
        return patch(caller, record, body, tag(get(record)));
    }

    HttpResponse<String> patch(String caller, String record, String body, String tag) {
        return server.send(
                server.request(caller, record)
                        .header("Content-Type", "application/json")
                        .header("If-Match", tag)
                        .method("PATCH", BodyPublishers.ofString(body)));
    }

    /** A record that was submitted. */
    String submitted(String title) {
        String record = draft(title);
        ok(step(AUTHOR, record, "submit", "{}"));
        return record;
    }

    static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body().isEmpty() ? null : TestServer.json(answer);
    }

    static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + TestServer.json(answer).path("code").asString("");
    }

    AuditLog log() {
        return server.bean(Worklog.class).log(project);
    }

    /** Waits until the log has every event that was committed, and gives their types in order. */
    List<String> relayed() {
        server.relayed();
        List<String> types = new ArrayList<>();
        var query = EventQuery.of(log().id()).build();
        log().find(query, PageRequest.oldest(500))
                .events()
                .forEach(one -> types.add(one.event().type().name()));
        return types;
    }

    /** The types of a record's events, in order. */
    List<String> trail(String record) {
        relayed();
        List<String> types = new ArrayList<>();
        ok(server.get(READER, record + "/trail"))
                .get("entries")
                .forEach(entry -> types.add(entry.get("type").asString()));
        return types;
    }

    static Set<String> names(JsonNode array, String field) {
        Set<String> names = new TreeSet<>();
        array.forEach(item -> names.add(item.get(field).asString()));
        return names;
    }
}
