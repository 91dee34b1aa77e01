package io.worklog.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.worklog.AuditLog;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.log.LogIndex;
import io.worklog.server.db.Database;
import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A project with an owner ann, a recorder rob and a reader rea. */
final class EvidenceProject {
    static final String OWNER = "default/ann";
    static final String RECORDER = "default/rob";
    static final String READER = "default/rea";

    final TestServer server;
    final String id;

    EvidenceProject(TestServer server) {
        this.server = server;
        var answer = server.post(OWNER, "/api/v1/projects", "{\"name\":\"evidence\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        id = TestServer.json(answer).get("id").asString();
        member("rob", "RECORDER");
        member("rea", "READER");
    }

    private void member(String user, String role) {
        server.bean(Database.class)
                .sql()
                .insertInto(table(name("project_members")))
                .set(field(name("project_id")), id)
                .set(field(name("user_id")), user)
                .set(field(name("role")), role)
                .execute();
    }

    String path(String rest) {
        return "/api/v1/projects/" + id + "/evidence" + rest;
    }

    HttpResponse<String> upload(String query, byte[] bytes) {
        return server.send(
                server.request(RECORDER, path(query))
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(bytes)));
    }

    /** The identifier of a file that was taken. */
    String uploaded(String name, byte[] bytes) {
        var answer = upload("?name=" + name, bytes);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return TestServer.json(answer).get("id").asString();
    }

    JsonNode json(String caller, String rest) {
        var answer = server.get(caller, path(rest));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestServer.json(answer);
    }

    HttpResponse<byte[]> content(String file, String... headers)
            throws IOException, InterruptedException {
        var request = server.request(READER, path("/" + file + "/content")).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }

    /**
     * Types of the events about a target with their actors, when there are as many: transactional
     * ones come into the log a moment after the commit.
     */
    List<String> custody(String target, int count, String... wanted) {
        AuditLog log = server.bean(Worklog.class).log(id);
        Instant end = Instant.now().plusSeconds(60);
        List<String> found = events(log, target);
        while ((found.size() < count || !found.containsAll(List.of(wanted)))
                && Instant.now().isBefore(end)) {
            log.awaitGrowth(log.head().size(), Duration.ofMillis(200));
            found = events(log, target);
        }
        return found;
    }

    private static List<String> events(AuditLog log, String target) {
        try (Stream<RecordedEvent> events = log.read(LogIndex.of(0))) {
            return events.map(RecordedEvent::event)
                    .filter(event ->
                            event.targets().stream().anyMatch(each -> each.id().equals(target)))
                    .map(event -> event.type().name() + " by " + event.actor().id())
                    .toList();
        }
    }
}
