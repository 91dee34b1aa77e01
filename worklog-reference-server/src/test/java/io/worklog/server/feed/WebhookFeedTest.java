package io.worklog.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.feed.WebhookReceiver.Request;
import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Webhooks of a running server at an own receiver: order, attempts, secrets, dead letters. */
class WebhookFeedTest {
    private static TestServer server;
    private FeedBench bench;
    private WebhookReceiver receiver;

    @BeforeAll
    static void open() {
        server = FeedBench.open();
    }

    @AfterAll
    static void closeServer() {
        server.close();
    }

    @BeforeEach
    void begin() throws IOException {
        bench = new FeedBench(server);
        receiver = new WebhookReceiver();
    }

    @AfterEach
    void end() {
        receiver.close();
    }

    @Test
    void eventsComeSignedInTheirOrder() throws InterruptedException {
        JsonNode feed = bench.create(receiver.url(), "cloudevents");
        String secret = feed.get("secret").asString();
        assertThat(bench.get(feed).get("secret").isNull()).as("shown once").isTrue();
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            bench.event();
        }
        for (int n = 1; n <= 20; n++) {
            Request request = receiver.next();
            assertThat(request.body()).contains("\"subject\":\"try/no-" + n + "\"");
            assertThat(request.contentType()).isEqualTo("application/cloudevents+json");
            assertThat(request.signature()).isEqualTo(signature(secret, request));
            ids.add(request.id());
        }
        assertThat(ids).doesNotHaveDuplicates();
        bench.until(feed, "behind", "0");
        assertThat(receiver.isEmpty()).isTrue();
    }

    private static String signature(String secret, Request request) {
        byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        return WebhookSignature.of(List.of(secret), request.id(), request.timestamp(), body);
    }

    /** Neither a refusal nor a redirect nor a broken answer lets an event be skipped. */
    @Test
    void whatFailsIsSentAgainBeforeAnythingElse() throws InterruptedException {
        AtomicInteger attempt = new AtomicInteger();
        receiver.answer(request -> attempt.getAndIncrement() % 2 == 0 ? failure(attempt) : 200);
        JsonNode feed = bench.create(receiver.url(), "worklog");
        bench.event();
        bench.event();
        bench.event();
        for (int n = 1; n <= 3; n++) {
            Request first = receiver.next();
            Request second = receiver.next();
            assertThat(first.body()).contains("no-" + n).isEqualTo(second.body());
            assertThat(first.id()).isEqualTo(second.id());
        }
        bench.until(feed, "behind", "0");
        assertThat(bench.get(feed).get("deadLetters").asInt()).isZero();
    }

    private static int failure(AtomicInteger attempt) {
        return List.of(500, 302, -1).get(attempt.get() / 2 % 3);
    }

    @Test
    void whatFailsTooOftenBecomesADeadLetterAndCanBeSentAgain() throws InterruptedException {
        receiver.answer(request -> request.body().contains("no-1\"") ? 500 : 200);
        JsonNode feed = bench.create(receiver.url(), "worklog");
        final long index = bench.event();
        bench.event();
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(receiver.next().body()).contains("no-1\"");
        }
        assertThat(receiver.next().body()).contains("no-2\"");
        bench.until(feed, "deadLetters", "1");
        String letters = bench.path(feed) + "/dead-letters";
        JsonNode letter = TestServer.json(server.get(FeedBench.ALICE, letters)).at("/items/0");
        assertThat(letter.get("index").asLong()).isEqualTo(index);
        assertThat(letter.get("problem").asString()).contains("500");
        String again = letters + "/" + index + "/replay";
        assertThat(server.post(FeedBench.ALICE, again, "").statusCode()).isEqualTo(502);
        receiver.answer(request -> 200);
        assertThat(server.post(FeedBench.ALICE, again, "").statusCode()).isEqualTo(204);
        assertThat(server.post(FeedBench.ALICE, again, "").statusCode()).isEqualTo(404);
        assertThat(bench.get(feed).get("deadLetters").asInt()).isZero();
    }

    @Test
    void twoSecretsSignWhileOneIsReplaced() throws InterruptedException {
        JsonNode feed = bench.create(receiver.url(), "worklog");
        String old = feed.get("secret").asString();
        var answer = server.post(FeedBench.ALICE, bench.path(feed) + "/secret", "");
        String secret = TestServer.json(answer).get("secret").asString();
        assertThat(secret).startsWith("whsec_").isNotEqualTo(old);
        bench.event();
        Request request = receiver.next();
        assertThat(request.signature())
                .isEqualTo(signature(secret, request) + " " + signature(old, request));
    }

    @Test
    void aReceiverThatIsGoneIsLeftAloneUntilItsOwnerWantsIt() throws InterruptedException {
        receiver.answer(request -> 410);
        JsonNode feed = bench.create(receiver.url(), "worklog");
        bench.event();
        receiver.next();
        bench.until(feed, "state", "GONE");
        receiver.answer(request -> 200);
        var seen = server.get(FeedBench.ALICE, bench.path(feed));
        String tag = seen.headers().firstValue("ETag").orElseThrow();
        var changed =
                server.send(
                        server.request(FeedBench.ALICE, bench.path(feed))
                                .header("Content-Type", "application/json")
                                .header("If-Match", tag)
                                .method("PATCH", body("{\"state\":\"ACTIVE\"}")));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(receiver.next().body()).contains("no-1\"");
        bench.until(feed, "behind", "0");
    }

    @Test
    void aReplayBeginsWhereItIsTold() throws InterruptedException {
        JsonNode feed = bench.create(receiver.url(), "worklog");
        bench.event();
        long second = bench.event();
        receiver.next();
        receiver.next();
        bench.until(feed, "behind", "0");
        String path = bench.path(feed) + "/replay";
        var answer = server.post(FeedBench.ALICE, path, "{\"from\":" + second + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(receiver.next().body()).contains("no-2\"");
        bench.until(feed, "behind", "0");
        assertThat(receiver.isEmpty()).isTrue();
        assertThat(server.post(FeedBench.ALICE, path, "{\"from\":99999}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void theTestButtonSaysWhatTheReceiverSays() throws InterruptedException {
        JsonNode feed = bench.create(receiver.url(), "worklog");
        String path = bench.path(feed) + "/test";
        JsonNode good = TestServer.json(server.post(FeedBench.ALICE, path, ""));
        assertThat(good.get("delivered").asBoolean()).isTrue();
        assertThat(receiver.next().body()).contains("worklog.test");
        receiver.answer(request -> 403);
        JsonNode bad = TestServer.json(server.post(FeedBench.ALICE, path, ""));
        assertThat(bad.get("problem").asString()).contains("403");
    }

    /** On a server as it is delivered nothing leads to the loopback. */
    @Test
    void aPrivateTargetIsRefusedAsItIsDelivered() {
        FeedBench strict = new FeedBench(TestServer.shared());
        JsonNode feed = strict.create("https://localhost:9/", "worklog");
        var answer = strict.server.post(FeedBench.ALICE, strict.path(feed) + "/test", "");
        assertThat(TestServer.json(answer).get("problem").asString()).contains("not public");
        String plain = "{\"name\":\"n\",\"target\":\"http://example.com/\",\"format\":\"cef\"}";
        var refused = strict.server.post(FeedBench.ALICE, strict.feeds, plain);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(strict.server.get("default/bob", strict.feeds).statusCode()).isEqualTo(404);
        assertThat(
                        strict.server
                                .send(
                                        strict.server
                                                .request(FeedBench.ALICE, strict.path(feed))
                                                .DELETE())
                                .statusCode())
                .isEqualTo(204);
        assertThat(strict.server.get(FeedBench.ALICE, strict.path(feed)).statusCode())
                .isEqualTo(404);
    }

    private static BodyPublisher body(String text) {
        return BodyPublishers.ofString(text);
    }
}
