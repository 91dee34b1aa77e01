package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.RecordedEvent;
import io.worklog.log.LogIndex;
import io.worklog.server.testing.TestServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A store that stands still, instead of load: reads are refused first, with writes still going on;
 * then writes are refused too; and what waited, or was acknowledged, is in the log when it goes on.
 */
class BusyTest {
    private static final int WRITES = 3;
    private static final int READS = 1;

    private static TestServer server;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        server =
                HeldStore.start(
                        "worklog.server.admission.writes=" + WRITES,
                        "worklog.server.admission.reads=" + READS,
                        "worklog.server.admission.patience=50ms");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString());
    }

    private static String event(String id) {
        return TestLog.event("order.paid", id, ",\"idempotencyKey\":\"k-" + id + "\"");
    }

    private static HttpRequest.Builder write(TestLog log, String id) {
        return log.byKey("/events").POST(BodyPublishers.ofString(event(id)));
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"" + code + "\"");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    /** Waits until so many calls stand still. */
    private static void awaitHeld(AtomicInteger held, int count) {
        while (held.get() < count) {
            Thread.onSpinWait();
        }
    }

    /** The log reads too, for its checkpoints and its index. */
    private static boolean isRequest() {
        return Thread.currentThread().getName().startsWith("tomcat-handler");
    }

    @Test
    @Timeout(120)
    void readsStarveFirstThenWritesAreRefusedAndNothingIsLost() throws Exception {
        TestLog log = TestLog.of(server);
        assertThat(server.send(write(log, "first")).statusCode()).isEqualTo(201);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch writing = new CountDownLatch(1);
        AtomicInteger readers = new AtomicInteger();
        AtomicInteger writers = new AtomicInteger();
        HeldStore.of(server)
                .before((call, of) -> {
                    boolean ours = of != null && of.value().equals(log.id());
                    if (ours && call.equals("read") && isRequest()) {
                        readers.incrementAndGet();
                        reading.await();
                    } else if (ours && call.equals("append") && readers.get() > 0) {
                        writers.incrementAndGet();
                        writing.await();
                    }
                });
        var slow = send(server.request(TestLog.READER, log.path("/events/0")));
        awaitHeld(readers, READS);
        refused(server.get(TestLog.READER, log.path("/events/0")), 429, "reads-busy");

        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        waiting.add(send(write(log, "held-0")));
        awaitHeld(writers, 1);
        for (int i = 1; i < WRITES; i++) {
            waiting.add(send(write(log, "held-" + i)));
        }
        while (log.log().health().pending() < WRITES) {
            Thread.onSpinWait();
        }
        refused(server.send(write(log, "refused")), 503, "writes-busy");
        refused(log.post("/events/batch", "[" + event("b") + "]"), 503, "writes-busy");

        writing.countDown();
        reading.countDown();
        for (var each : waiting) {
            assertThat(each.get().statusCode()).as(each.get().body()).isEqualTo(201);
        }
        assertThat(slow.get().statusCode()).isEqualTo(200);
        assertThat(again(log, "refused")).as("the same again, with the same key").isEqualTo(201);
        assertThat(paid(log))
                .containsExactlyInAnyOrder("first", "held-0", "held-1", "held-2", "refused");
    }

    /** As a client does that is told to come later: places are given back after the answers. */
    private static int again(TestLog log, String id) {
        int status = server.send(write(log, id)).statusCode();
        while (status == 503) {
            status = server.send(write(log, id)).statusCode();
        }
        return status;
    }

    private static List<String> paid(TestLog log) {
        try (Stream<RecordedEvent> events = log.log().read(LogIndex.of(0))) {
            return events.map(RecordedEvent::event)
                    .filter(event -> event.type().name().equals("order.paid"))
                    .map(event -> event.targets().getFirst().id())
                    .toList();
        }
    }
}
