package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.AuditLog;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.server.db.Database;
import io.worklog.server.testing.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import tools.jackson.databind.JsonNode;

/** A project of the shared server with people in several roles, and requests to its log. */
final class TestLog {
    /** Owns it. */
    static final String OWNER = "default/olga";

    /** May record. */
    static final String RECORDER = "default/rita";

    /** May read. */
    static final String READER = "default/rob";

    /** May verify. */
    static final String AUDITOR = "default/ada";

    private static final Duration LONG = Duration.ofSeconds(60);

    private final TestServer server;
    private final String id;

    private TestLog(TestServer server, String id) {
        this.server = server;
        this.id = id;
    }

    /** A new project. */
    static TestLog of(TestServer server) {
        var made = server.post(OWNER, "/api/v1/projects", "{\"name\":\"日志\"}");
        if (made.statusCode() != 201) {
            throw new IllegalStateException(made.body());
        }
        TestLog log = new TestLog(server, TestServer.json(made).get("id").asString());
        log.member("rita", "RECORDER");
        log.member("rob", "READER");
        log.member("ada", "AUDITOR");
        // What made it is in the log first, whenever the test looks.
        log.await("project.created");
        return log;
    }

    /** A project that is there. */
    static TestLog in(TestServer server, String id) {
        return new TestLog(server, id);
    }

    private void member(String user, String role) {
        server.bean(Database.class)
                .sql()
                .insertInto(DSL.table(DSL.name("project_members")))
                .columns(
                        DSL.field(DSL.name("project_id"), String.class),
                        DSL.field(DSL.name("user_id"), String.class),
                        DSL.field(DSL.name("role"), String.class))
                .values(id, user, role)
                .execute();
    }

    String id() {
        return id;
    }

    /** Waits for an event that comes by the outbox. */
    void await(String type) {
        TreeSize size = log().head().size();
        while (!has(type)) {
            TreeSize grown = log().awaitGrowth(size, LONG);
            assertThat(grown.value()).as("waited for " + type).isGreaterThan(size.value());
            size = grown;
        }
    }

    private boolean has(String type) {
        try (Stream<RecordedEvent> events = log().read(LogIndex.of(0))) {
            return events.anyMatch(event -> event.event().type().name().equals(type));
        }
    }

    String path(String rest) {
        return "/api/v1/projects/" + id + rest;
    }

    AuditLog log() {
        return server.bean(Worklog.class).log(id);
    }

    TestServer server() {
        return server;
    }

    /** A request of an application with an API key of the recorder. */
    HttpRequest.Builder byKey(String rest) {
        return server.request(RECORDER, path(rest))
                .header("X-Test-Key", "key_app")
                .header("Content-Type", "application/json");
    }

    HttpResponse<String> post(String rest, String body) {
        return server.send(byKey(rest).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String rest, byte[] body) {
        return server.send(byKey(rest).POST(BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<String> get(String rest) {
        return server.get(READER, path(rest));
    }

    JsonNode json(String rest) {
        HttpResponse<String> answer = get(rest);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return TestServer.json(answer);
    }

    /** A small event of a type about an order. */
    static String event(String type, String order, String more) {
        return "{\"type\":\""
                + type
                + "\",\"targets\":[{\"type\":\"order\",\"id\":\""
                + order
                + "\"}]"
                + more
                + "}";
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
