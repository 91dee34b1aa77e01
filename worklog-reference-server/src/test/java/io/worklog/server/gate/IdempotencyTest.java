package io.worklog.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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

    private static String id(String body) {
        return TestServer.text(body, "id");
    }

    private HttpResponse<String> create(String idempotencyKey, String body) {
        return create(CALLER, idempotencyKey, body);
    }

    private HttpResponse<String> create(String caller, String idempotencyKey, String body) {
        return server.send(
                server.request(caller, "/api/v1/projects")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(BodyPublishers.ofString(body)));
    }
}
