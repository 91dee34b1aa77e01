package io.worklog.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.db.Database;
import io.worklog.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A request with an idempotency key happens once. */
class IdempotencyTest {
    private static final String CALLER = "default/ida";

    private final TestServer server = TestServer.shared();
    private final String key = UUID.randomUUID().toString();

    @Test
    void aRepetitionGetsTheFirstAnswer() {
        HttpResponse<String> first = create(key, "{\"name\":\"once\"}");
        HttpResponse<String> second = create(key, "{\"name\":\"once\"}");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void aKeyIsForOneRequest() {
        create(key, "{\"name\":\"one\"}");
        HttpResponse<String> other = create(key, "{\"name\":\"two\"}");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("idempotency-key-reused");
    }

    @Test
    void whatChangedNothingMayBeTriedAgain() {
        assertThat(create(key, "{\"nam\":\"typo\"}").statusCode()).isBetween(400, 422);
        assertThat(create(key, "{\"name\":\"corrected\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void othersHaveKeysOfTheirOwn() {
        String mine = create(key, "{\"name\":\"same\"}").body();
        HttpResponse<String> theirs = create("default/otto", key, "{\"name\":\"same\"}");
        assertThat(theirs.statusCode()).isEqualTo(201);
        assertThat(id(theirs.body())).isNotEqualTo(id(mine));
    }

    @Test
    void manyAtOnceMakeOneThing() throws Exception {
        Callable<HttpResponse<String>> call = () -> create(key, "{\"name\":\"race\"}");
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers =
                    pool.invokeAll(Stream.generate(() -> call).limit(8).toList());
            List<String> made =
                    answers.stream()
                            .map(Future::resultNow)
                            .filter(answer -> answer.statusCode() == 201)
                            .map(answer -> id(answer.body()))
                            .distinct()
                            .toList();
            assertThat(made).hasSize(1);
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.resultNow().statusCode())
                                    .as(answer.resultNow().body())
                                    .isIn(201, 409));
        }
        assertThat(create(key, "{\"name\":\"race\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void aKeyIsShort() {
        assertThat(create("x".repeat(129), "{\"name\":\"long\"}").statusCode()).isEqualTo(400);
    }

    /** It happened once; what was answered with a secret is nowhere to be repeated from. */
    @Test
    void anAnswerWithASecretIsNotKept() {
        String wanted = "{\"name\":\"ci\",\"scopes\":[\"self\"]}";
        HttpResponse<String> first = send(CALLER, "/api/v1/keys", key, wanted);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        String secret = TestServer.text(first.body(), "secret");
        HttpResponse<String> second = send(CALLER, "/api/v1/keys", key, wanted);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(409);
        assertThat(second.body()).contains("answer-not-kept").doesNotContain(secret);
        String keys = server.get(CALLER, "/api/v1/keys").body();
        String made = TestServer.json(first).get("key").get("id").asString();
        assertThat(keys).containsOnlyOnce(made);
        var rows = server.bean(Database.class).sql().fetch("select * from idempotent_requests");
        assertThat(rows.stream().flatMap(row -> row.intoList().stream()))
                .allSatisfy(value -> assertThat(text(value)).doesNotContain(secret));
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : String.valueOf(value);
    }

    private static String id(String body) {
        return TestServer.text(body, "id");
    }

    private HttpResponse<String> create(String idempotencyKey, String body) {
        return create(CALLER, idempotencyKey, body);
    }

    private HttpResponse<String> create(String caller, String idempotencyKey, String body) {
        return send(caller, "/api/v1/projects", idempotencyKey, body);
    }

    private HttpResponse<String> send(
            String caller, String path, String idempotencyKey, String body) {
        return server.send(
                server.request(caller, path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(BodyPublishers.ofString(body)));
    }
}
