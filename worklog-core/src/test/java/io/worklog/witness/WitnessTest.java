package io.worklog.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.worklog.anchor.Anchors;
import io.worklog.checkpoint.Checkpoints;
import io.worklog.checkpoint.Cosignature;
import io.worklog.checkpoint.Ed25519Keys;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.checkpoint.SignedNote;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.spi.CheckpointAnchor;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final NoteSigner COSIGNER = cosigner((byte) 7);
    private static final LogId LOG = LogId.of("observed");

    @TempDir Path state;
    private Witness witness;
    private final TestLog log = new TestLog(200, "entry ");

    private static NoteSigner cosigner(byte fill) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, fill);
        return Ed25519Keys.cosigner("witness.example/w1", seed, () -> NOW);
    }

    @BeforeEach
    void open() throws IOException {
        witness = Witness.open(Map.of(TestLog.ORIGIN, TestLog.KEYS), List.of(COSIGNER), state);
    }

    private byte[] request(long old, int size, TestLog of) {
        String proof =
                old == 0 || old >= size
                        ? ""
                        : of.proof(old, size).path().stream()
                                .map(h -> Base64.getEncoder().encodeToString(h.toBytes()) + "\n")
                                .collect(Collectors.joining());
        String note = new String(of.checkpoint(size), StandardCharsets.UTF_8);
        return ("old " + old + "\n" + proof + "\n" + note).getBytes(StandardCharsets.UTF_8);
    }

    private Witness.Answer add(long old, int size) throws IOException {
        return witness.addCheckpoint(request(old, size, log));
    }

    @Test
    void cosignsWhatContinuesAndRemembersItAfterARestart() throws IOException {
        assertThat(add(0, 10).status()).isEqualTo(200);
        open();
        assertThat(add(10, 150).status()).isEqualTo(200);
        assertThat(add(150, 150).status()).isEqualTo(200);
        byte[] latest = witness.latest(WitnessState.hash(TestLog.ORIGIN)).orElseThrow();
        List<Cosignature> cosignatures =
                Checkpoints.cosignatures(SignedNote.parse(latest), List.of(COSIGNER.verifierKey()));
        assertThat(cosignatures)
                .extracting(Cosignature::epochSeconds)
                .containsExactly(NOW.getEpochSecond());
    }

    @Test
    void refusesASecondHistory() throws IOException {
        add(0, 10);
        TestLog other = new TestLog(200, "other ");
        assertThat(witness.addCheckpoint(request(10, 150, other)).status()).isEqualTo(422);
        assertThat(witness.addCheckpoint(request(10, 10, other)).status()).isEqualTo(422);
    }

    @Test
    void refusesGoingBackAndSaysWhatItKnows() throws IOException {
        add(0, 150);
        assertThat(add(0, 10)).isEqualTo(new Witness.Answer(409, "text/x.tlog.size", "150\n"));
        assertThat(add(11, 10).status()).isEqualTo(400);
    }

    @Test
    void refusesAProofWhereNoneIsDue() throws IOException {
        byte[] good = request(0, 10, log);
        String spare = "old 0\n" + Base64.getEncoder().encodeToString(new byte[32]) + "\n";
        byte[] bad =
                (spare + new String(good, StandardCharsets.UTF_8).substring("old 0\n".length()))
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(witness.addCheckpoint(bad).status()).isEqualTo(422);
    }

    @Test
    void refusesUnknownLogsForeignSignaturesAndNonsense() throws IOException {
        Witness knowsNone = Witness.open(Map.of(), List.of(COSIGNER), state.resolve("none"));
        assertThat(knowsNone.addCheckpoint(request(0, 10, log)).status()).isEqualTo(404);
        byte[] seed = new byte[32];
        seed[0] = 9;
        byte[] foreign = log.checkpoint(10, Ed25519Keys.fromSeed(TestLog.ORIGIN, seed));
        byte[] body = ("old 0\n\n" + new String(foreign, StandardCharsets.UTF_8)).getBytes();
        assertThat(witness.addCheckpoint(body).status()).isEqualTo(403);
        assertThat(witness.addCheckpoint("old\n\nx".getBytes()).status()).isEqualTo(400);
        assertThat(witness.addCheckpoint(new byte[0]).status()).isEqualTo(400);
        assertThat(witness.latest("../../etc/passwd")).isEmpty();
    }

    @Test
    void anAnchorTalksToItOverHttp() throws Exception {
        HttpServer server = serve();
        try (HttpClient client = HttpClient.newHttpClient();
                CheckpointAnchor anchor = anchor(server, client, COSIGNER)) {
            List<String> lines = anchor.anchor(LOG, TreeSize.of(10), log.checkpoint(10));
            assertThat(lines).hasSize(1).allMatch(line -> line.startsWith("— witness.example/w1 "));
            assertThat(anchor.anchor(LOG, TreeSize.of(120), log.checkpoint(120))).hasSize(1);
        }
        try (HttpClient client = HttpClient.newHttpClient();
                CheckpointAnchor afterRestart = anchor(server, client, COSIGNER)) {
            assertThat(afterRestart.anchor(LOG, TreeSize.of(130), log.checkpoint(130))).hasSize(1);
            Assertions.assertThatThrownBy(
                            () -> afterRestart.anchor(LOG, TreeSize.of(50), log.checkpoint(50)))
                    .hasMessageContaining("130");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anAnchorBelievesNoOtherWitness() throws Exception {
        HttpServer server = serve();
        try (HttpClient client = HttpClient.newHttpClient();
                CheckpointAnchor anchor = anchor(server, client, cosigner((byte) 8))) {
            Assertions.assertThatThrownBy(
                            () -> anchor.anchor(LOG, TreeSize.of(10), log.checkpoint(10)))
                    .hasMessageContaining("no valid cosignature");
        } finally {
            server.stop(0);
        }
    }

    private CheckpointAnchor anchor(HttpServer server, HttpClient client, NoteSigner expected) {
        URI prefix = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/w/");
        return Anchors.witness(
                prefix, expected.verifierKey(), client, (id, from, to) -> log.proof(from, to));
    }

    private HttpServer serve() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/w/add-checkpoint",
                exchange -> {
                    Witness.Answer answer =
                            witness.addCheckpoint(exchange.getRequestBody().readAllBytes());
                    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
                    exchange.sendResponseHeaders(answer.status(), body.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
        server.start();
        return server;
    }
}
