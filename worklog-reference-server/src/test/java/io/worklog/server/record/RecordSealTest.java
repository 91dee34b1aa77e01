package io.worklog.server.record;

import static io.worklog.server.record.Desk.AUTHOR;
import static io.worklog.server.record.Desk.OWNER;
import static io.worklog.server.record.Desk.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.RecordedEvent;
import io.worklog.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the events of a record seal: its files, its digests, and nothing personal in the clear. */
class RecordSealTest {
    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = Desk.open(TestServer.shared());
    }

    private static String file(String name, byte[] bytes) {
        var answer =
                desk.server.send(
                        desk.server
                                .request(AUTHOR, desk.path + "/evidence?name=" + name)
                                .header("Content-Type", "application/octet-stream")
                                .POST(BodyPublishers.ofByteArray(bytes)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return TestServer.json(answer).get("id").asString();
    }

    private static RecordedEvent last(String record) {
        desk.relayed();
        String id = record.substring(record.lastIndexOf('/') + 1);
        return RecordReader.events(desk.log(), id).getLast();
    }

    @Test
    void aSubmissionSealsTheFilesByTheirDigest() {
        byte[] bytes = "photo of pier 3".getBytes(StandardCharsets.UTF_8);
        String file = file("pier.txt", bytes);
        var made = desk.create(AUTHOR, "{\"title\":\"照片\",\"evidence\":[\"" + file + "\"]}");
        String record = desk.path + "/records/" + Desk.id(made);
        String sha = ok(made).get("body").get("evidence").get(0).get("sha256").asString();
        ok(desk.step(AUTHOR, record, "submit", "{}"));
        var sealed = last(record).event().evidence();
        assertThat(sealed).hasSize(1);
        assertThat(sealed.getFirst().sha256()).isEqualTo(sha);
        assertThat(sealed.getFirst().size()).isEqualTo(bytes.length);
        assertThat(sealed.getFirst().name()).isEqualTo("pier.txt");
        assertThat(ok(desk.server.get(OWNER, record + "/check")).get("consistent").asBoolean())
                .isTrue();
        var unknown = desk.create(AUTHOR, "{\"title\":\"t\",\"evidence\":[\"evd_nothing\"]}");
        assertThat(unknown.statusCode()).as(unknown.body()).isBetween(400, 499);
    }

    @Test
    void nothingPersonalIsSealedInTheClear() {
        var made =
                desk.create(
                        AUTHOR,
                        "{\"title\":\"SecretTitle\",\"content\":\"SecretContent\","
                                + "\"participants\":[\"r-rita\"]}");
        String record = desk.path + "/records/" + Desk.id(made);
        ok(desk.patch(AUTHOR, record, "{\"title\":\"SecretTitle2\"}"));
        ok(desk.step(AUTHOR, record, "submit", "{}"));
        RecordedEvent event = last(record);
        String sealed = new String(event.sealed(), StandardCharsets.UTF_8);
        assertThat(sealed).doesNotContain("SecretTitle").doesNotContain("SecretContent");
        String digest = event.event().metadata().get("sha256.title");
        assertThat(digest).hasSize(64);
        assertThat(sealed).doesNotContain(digest);
        assertThat(sealed).contains(event.event().metadata().get("sha256.minutes"));
    }

    @Test
    void oneSubmissionWhateverOftenItIsSentAtOnce() throws Exception {
        String record = desk.draft("双击");
        Callable<Integer> submit = () -> submit(record).statusCode();
        List<Integer> answers = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(pool.submit(submit));
            }
            for (Future<Integer> one : all) {
                answers.add(one.get());
            }
        }
        assertThat(answers).contains(200).allMatch(status -> status == 200 || status == 409);
        HttpResponse<String> later = submit(record);
        JsonNode view = ok(later);
        assertThat(view.get("state").asString()).isEqualTo("SUBMITTED");
        assertThat(desk.trail(record)).containsExactly("record.created", "record.submitted");
    }

    private static HttpResponse<String> submit(String record) {
        return desk.server.send(
                desk.server
                        .request(AUTHOR, record + "/submit")
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"v1\"")
                        .header("Idempotency-Key", "twice-" + record.hashCode())
                        .POST(BodyPublishers.ofString("{}")));
    }
}
