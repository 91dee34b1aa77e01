package io.worklog.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.spi.CheckpointAnchor;
import io.worklog.witness.TestLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorTest {
    private static final LogId LOG = LogId.of("orders");
    private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private final TestLog log = new TestLog(100, "entry ");

    @Test
    void aFileKeepsOneCheckpointAnIntervalAndTheLastAtClose() throws IOException {
        Path file = folder.resolve("orders.checkpoints");
        try (CheckpointAnchor anchor = Anchors.file(folder, Duration.ofMinutes(1), () -> now)) {
            for (int size = 10; size <= 50; size += 10) {
                anchor.anchor(LOG, TreeSize.of(size), log.checkpoint(size));
                now = now.plusSeconds(25);
            }
            assertThat(Anchors.read(file)).containsExactly(log.checkpoint(10), log.checkpoint(40));
        }
        assertThat(Anchors.read(file))
                .containsExactly(log.checkpoint(10), log.checkpoint(40), log.checkpoint(50));
    }

    @Test
    void aClockThatStepsBackDoesNotSilenceAFile() throws IOException {
        try (CheckpointAnchor anchor = Anchors.file(folder, Duration.ofMinutes(1), () -> now)) {
            anchor.anchor(LOG, TreeSize.of(10), log.checkpoint(10));
            now = now.minusSeconds(86_400);
            anchor.anchor(LOG, TreeSize.of(20), log.checkpoint(20));
            assertThat(Anchors.read(folder.resolve("orders.checkpoints"))).hasSize(2);
        }
    }

    @Test
    void aWebhookGetsTheNoteAndCanTellWhoSentIt() throws Exception {
        AtomicReference<List<String>> seen = new AtomicReference<>();
        HttpServer server = server(204, seen);
        try (HttpClient client = HttpClient.newHttpClient();
                CheckpointAnchor anchor = Anchors.webhook(url(server), SECRET, client, () -> now)) {
            anchor.anchor(LOG, TreeSize.of(10), log.checkpoint(10));
        } finally {
            server.stop(0);
        }
        String note = new String(log.checkpoint(10), StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        byte[] signed = (now.getEpochSecond() + "." + note).getBytes(StandardCharsets.UTF_8);
        assertThat(seen.get())
                .containsExactly(
                        "orders",
                        "t="
                                + now.getEpochSecond()
                                + ",v1="
                                + HexFormat.of().formatHex(mac.doFinal(signed)),
                        note);
    }

    @Test
    void aWebhookThatRefusesIsAFailure() throws Exception {
        HttpServer server = server(500, new AtomicReference<>());
        try (HttpClient client = HttpClient.newHttpClient();
                CheckpointAnchor anchor = Anchors.webhook(url(server), SECRET, client, () -> now)) {
            assertThatThrownBy(() -> anchor.anchor(LOG, TreeSize.of(10), log.checkpoint(10)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("500");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() ->
                        Anchors.webhook(
                                URI.create("http://127.0.0.1/"),
                                new byte[15],
                                HttpClient.newHttpClient(),
                                () -> now))
                .hasMessageContaining("at least 16");
    }

    private static URI url(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    private static HttpServer server(int status, AtomicReference<List<String>> seen)
            throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/hook",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    seen.set(
                            List.of(
                                    exchange.getRequestHeaders().getFirst("Worklog-Log"),
                                    exchange.getRequestHeaders().getFirst("Worklog-Signature"),
                                    new String(body, StandardCharsets.UTF_8)));
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
