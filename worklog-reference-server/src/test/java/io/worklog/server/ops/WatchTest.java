package io.worklog.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What health says while something hangs, fails, drains or starts. */
class WatchTest {
    private static final ManagementProperties SETTINGS =
            new ManagementProperties(
                    0,
                    "127.0.0.1",
                    "s3cret-token",
                    Duration.ofMillis(10),
                    Duration.ofMillis(50),
                    Duration.ZERO,
                    Duration.ZERO,
                    0);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Life life = new Life();
    private final Controlled part = new Controlled();
    private final Watch watch = new Watch(List.of(part), SETTINGS);
    private final ManagementServer server = server();

    /** A part that does as it is told. */
    private static final class Controlled implements Part {
        private volatile Finding finding = Finding.fine("store");
        private volatile CountDownLatch hangsUntil = new CountDownLatch(0);

        @Override
        public String name() {
            return "store";
        }

        @Override
        public Finding look() throws InterruptedException {
            hangsUntil.await();
            return finding;
        }
    }

    @AfterEach
    void close() {
        part.hangsUntil.countDown();
        server.close();
        watch.close();
    }

    @Test
    void itIsReadyOnlyWhileItRuns() throws Exception {
        assertThat(get("/startupz")).isEqualTo(503);
        assertThat(get("/livez")).isEqualTo(200);
        life.enter(Phase.RUNNING);
        until("/readyz", 200);
        life.enter(Phase.DRAINING);
        assertThat(get("/readyz")).isEqualTo(503);
        assertThat(get("/livez")).isEqualTo(200);
        assertThat(get("/startupz")).isEqualTo(200);
    }

    @Test
    void aPartThatHangsMakesItUnreadyAndNotDead() throws Exception {
        life.enter(Phase.RUNNING);
        until("/readyz", 200);
        part.hangsUntil = new CountDownLatch(1);
        until("/readyz", 503);
        assertThat(get("/livez")).isEqualTo(200);
        part.hangsUntil.countDown();
        until("/readyz", 200);
    }

    @Test
    void whatCannotWriteCanStillRead() throws Exception {
        life.enter(Phase.RUNNING);
        part.finding = Finding.readOnly("store", "the disk is full");
        until("/readyz", 200);
        until("/readyz/write", 503);
        until("/readyz", 200);
    }

    @Test
    void statusIsForWhoeverHasTheToken() throws Exception {
        assertThat(get("/status")).isEqualTo(401);
        HttpRequest asked =
                HttpRequest.newBuilder(uri("/status"))
                        .header("Authorization", "Bearer s3cret-token")
                        .build();
        assertThat(HttpClient.newHttpClient().send(asked, BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    private void until(String path, int status) throws Exception {
        int seen = get(path);
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (seen != status && System.nanoTime() < end) {
            seen = get(path);
        }
        assertThat(seen).as(path).isEqualTo(status);
    }

    private int get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString())
                .statusCode();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private ManagementServer server() {
        try {
            return new ManagementServer(SETTINGS, life, watch, WatchTest::status, () -> "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Status status() {
        return new Status(
                "test",
                "development",
                List.of("all"),
                "running",
                true,
                true,
                List.of(),
                0,
                0,
                0,
                Instant.EPOCH,
                "21");
    }
}
