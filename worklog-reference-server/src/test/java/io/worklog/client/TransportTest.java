package io.worklog.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.worklog.client.WorklogProblemException.Place;
import io.worklog.error.IntegrityException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sent again, with which key, and what a refusal becomes. */
class TransportTest {
    private static final String BUSY = "{\"code\":\"rate-limited\",\"title\":\"Too many.\"}";

    @Test
    void aBusyServerGetsTheSameRequestWithTheSameKeyWhenItSaid() {
        try (var server = new ScriptedServer();
                var client = server.client()) {
            server.then(429, BUSY, "Retry-After", "7").then(503, "").then(201, "{\"id\":\"p1\"}");
            assertThat(client.createProject("桥").id()).isEqualTo("p1");
            assertThat(server.asked).hasSize(3);
            assertThat(server.asked.stream().map(each -> each.header("Idempotency-key")).distinct())
                    .singleElement()
                    .asString()
                    .matches("[0-9a-f]{32}");
            assertThat(server.asked).allMatch(each -> each.body().equals("{\"name\":\"桥\"}"));
            assertThat(server.asked.getLast().header("Authorization")).isEqualTo("Bearer wl_test");
            assertThat(server.pauses.getFirst()).isEqualTo(Duration.ofSeconds(7));
            assertThat(server.pauses.get(1))
                    .isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        }
    }

    @Test
    void twoRequestsHaveTwoKeys() {
        try (var server = new ScriptedServer();
                var client = server.client()) {
            server.then(201, "{\"id\":\"a\"}").then(201, "{\"id\":\"b\"}");
            client.createProject("one");
            client.createProject("one");
            assertThat(server.asked.stream().map(each -> each.header("Idempotency-key")).distinct())
                    .hasSize(2);
        }
    }

    @Test
    void aListWithoutADamagedEventIsNeverTakenForTheWhole() {
        try (var server = new ScriptedServer();
                var client = server.client()) {
            server.then(200, "{\"items\":[{\"id\":\"a\"}],\"next\":\"c\",\"damaged\":[]}")
                    .then(200, "{\"items\":[{\"id\":\"b\"}],\"next\":null,\"damaged\":[9,7]}");
            var events = client.project("p").events(EventSearch.all()).iterator();
            assertThat(events.next().text("id")).isEqualTo("a");
            var damage = catchThrowableOfType(IntegrityException.class, events::next);
            assertThat(damage.firstBadIndex()).hasValue(7);
        }
    }

    @Test
    void aTailThatCannotGoOnIsNotTriedAgain() {
        try (var server = new ScriptedServer();
                var client = server.client();
                var tail = client.project("p").tail(0)) {
            server.then(200, "event: end\ndata: {\"reason\":\"shutdown\"}\n\n")
                    .then(200, "event: end\ndata: {\"reason\":\"damaged\"}\n\n");
            assertThatThrownBy(tail::next).isInstanceOf(IntegrityException.class);
            assertThat(server.asked).hasSize(2);
        }
    }

    @Test
    void afterFiveAttemptsTheServerIsBelieved() {
        try (var server = new ScriptedServer();
                var client = server.client()) {
            for (int i = 0; i < 6; i++) {
                server.then(503, "{\"code\":\"unavailable\",\"title\":\"Away.\"}");
            }
            assertThatThrownBy(() -> client.project("p").info()).hasMessage("Away.");
            assertThat(server.asked).hasSize(5);
        }
    }

    @Test
    void nobodyWaitsForAnHour() {
        try (var server = new ScriptedServer();
                var client = server.client()) {
            server.then(429, BUSY, "Retry-After", "3600");
            var problem =
                    catchThrowableOfType(
                            WorklogProblemException.class, () -> client.project("p").info());
            assertThat(problem.retryAfter()).contains(Duration.ofHours(1));
            assertThat(server.pauses).isEmpty();
        }
    }

    @Test
    void aRefusalIsNotRepeatedAndSaysAllPlaces() {
        try (var server = new ScriptedServer();
                var client = server.client()) {
            server.then(
                    422,
                    """
                    {"code":"invalid-input","title":"Some values are wrong.","detail":"2 are wrong",
                     "remedy":"Correct them.","requestId":"r-12345678",
                     "errors":[{"pointer":"/name","fault":"is missing"},
                               {"pointer":"/tags/1","fault":"is too long"}]}\
                    """);
            var problem =
                    catchThrowableOfType(
                            WorklogProblemException.class, () -> client.createProject(""));
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.code()).isEqualTo("invalid-input");
            assertThat(problem.remedy()).contains("Correct them.");
            assertThat(problem.requestId()).contains("r-12345678");
            assertThat(problem.places())
                    .containsExactly(
                            new Place("/name", "is missing"), new Place("/tags/1", "is too long"));
            assertThat(problem).hasMessageContaining("/tags/1: is too long.");
            assertThat(server.asked).hasSize(1);
        }
    }

    @Test
    void aProxyThatAnswersHtmlIsAProblemToo() {
        try (var server = new ScriptedServer();
                var client = server.client()) {
            server.then(502, "<html>Bad gateway");
            var problem =
                    catchThrowableOfType(
                            WorklogProblemException.class, () -> client.project("p").info());
            assertThat(problem.code()).isEqualTo("http-502");
        }
    }

    @Test
    void noServerIsNoProblemOfTheServer() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<Duration> pauses = new ArrayList<>();
        URI nowhere = URI.create("http://127.0.0.1:" + port);
        try (var client = WorklogClient.to(nowhere).pause(pauses::add).open()) {
            assertThatThrownBy(() -> client.createProject("x"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(nowhere + " cannot be reached");
            assertThat(pauses).hasSize(4);
        }
    }

    @Test
    void aListIsReadPageAfterPage() {
        try (var server = new ScriptedServer();
                var client = server.client()) {
            server.then(200, "{\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"next\":\"c+/=\"}")
                    .then(200, "{\"items\":[],\"next\":\"d\"}")
                    .then(200, "{\"items\":[{\"id\":\"c\"}],\"next\":null}");
            List<String> ids =
                    client.request("GET", "/api/v1/projects")
                            .query("limit", 2)
                            .items()
                            .map(each -> each.text("id"))
                            .toList();
            assertThat(ids).containsExactly("a", "b", "c");
            assertThat(server.asked.get(1).line())
                    .isEqualTo("GET /api/v1/projects?limit=2&cursor=c%2B%2F%3D");
            assertThat(server.asked.get(2).line()).endsWith("?limit=2&cursor=d");
        }
    }

    @Test
    void aNameOfAProjectIsNoPath() {
        try (var server = new ScriptedServer();
                var client = server.client()) {
            server.then(200, "{}");
            client.project("../users").info();
            assertThat(server.asked.getFirst().line()).isEqualTo("GET /api/v1/projects/..%2Fusers");
        }
    }
}
