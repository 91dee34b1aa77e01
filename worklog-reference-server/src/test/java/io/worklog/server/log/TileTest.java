package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.AuditLog;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.VerifierKey;
import io.worklog.codec.DecodedEvent;
import io.worklog.codec.EventCodec;
import io.worklog.log.LogIndex;
import io.worklog.merkle.ConsistencyProof;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.proof.ProofFile;
import io.worklog.server.testing.TestServer;
import io.worklog.verify.LogSource;
import io.worklog.verify.LogSources;
import io.worklog.verify.Verifier;
import io.worklog.verify.VerifyOptions;
import io.worklog.verify.VerifyReport;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A log is verified by its public format alone, over HTTP, by somebody who may read it. */
class TileTest {
    private static final TestServer SERVER = TestServer.shared();
    private static TestLog log;

    @BeforeAll
    static void fill() {
        log = TestLog.of(SERVER);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            lines.append(TestLog.event("order.paid", "o-" + i, "")).append('\n');
        }
        var answer =
                SERVER.send(
                        log.byKey("/events/batch")
                                .setHeader("Content-Type", "application/x-ndjson")
                                .POST(
                                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                                lines.toString())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        log.log().seal();
    }

    @Test
    void theProjectsOwnVerifierFindsItWhole() {
        VerifyReport report = Verifier.create(VerifyOptions.with(keys())).verify(source("rob"));
        assertThat(report.good()).as(report.toString()).isTrue();
        assertThat(report.size().value()).isGreaterThanOrEqualTo(600);
        assertThat(report.entriesChecked()).isEqualTo(report.size().value());
    }

    @Test
    void nobodyVerifiesWithoutALogin() {
        VerifyReport report = Verifier.create(VerifyOptions.with(keys())).verify(source("mallory"));
        assertThat(report.good()).isFalse();
        assertThat(SERVER.get("", "/logs/" + log.id() + "/checkpoint").statusCode()).isEqualTo(401);
    }

    @Test
    void fullTilesAreForEverAndPartialOnesAreNot() {
        var full = tile("/tile/0/000");
        assertThat(full.statusCode()).isEqualTo(200);
        assertThat(full.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(full.headers().firstValue("Cache-Control").orElse(""))
                .contains("immutable", "private")
                .doesNotContain("no-store");
        assertThat(tile("/tile/0/000.p/7").headers().firstValue("Cache-Control").orElse(""))
                .doesNotContain("immutable");
        assertThat(tile("/checkpoint").headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/plain");
        assertThat(tile("/checkpoint").headers().firstValue("Cache-Control").orElse(""))
                .contains("no-cache");
    }

    @Test
    void whatIsNoTileOrNotSealedIsNotThere() {
        for (String path :
                new String[] {
                    "/tile/0/0",
                    "/tile/0/x000/000",
                    "/tile/0/000.p/256",
                    "/tile/0/000.p/0",
                    "/tile/0/999",
                    "/tile/9/000",
                    "/tile/entries/999",
                    "/tile/entries/../checkpoint",
                    "/tile/entries/x999/x999/x999/x999/999"
                }) {
            assertThat(tile(path).statusCode()).as(path).isIn(400, 404);
        }
    }

    @Test
    void aProofHoldsAndGoesWithTheCheckpoint() {
        JsonNode state = log.json("/log");
        assertThat(state.get("sealedSize").asLong()).isGreaterThanOrEqualTo(600);
        ProofFile proof = ProofFile.parse(TestLog.utf8(log.get("/proofs/5").body()));
        AuditLog there = log.log();
        byte[] sealed = there.entry(LogIndex.of(5)).orElseThrow().sealed();
        assertThat(proof.verifies(Rfc6962.leaf(sealed), keys())).isTrue();
        assertThat(proof.verifies(Rfc6962.leaf(new byte[] {1}), keys())).isFalse();
        assertThat(log.get("/proofs/999999").statusCode()).isEqualTo(404);
    }

    @Test
    void openingsOpenTheCommitmentsOfAnEntry() {
        byte[] sealed = log.log().entry(LogIndex.of(5)).orElseThrow().sealed();
        var answer = log.get("/proofs/5/openings");
        DecodedEvent opened = EventCodec.decode(sealed, TestLog.utf8(answer.body()));
        assertThat(opened.commitments()).isNotEmpty();
        assertThat(opened.withheld()).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(log.get("/proofs/999999/openings").statusCode()).isEqualTo(404);
    }

    @Test
    void aSizeFollowsFromASmallerOne() {
        JsonNode answer = log.json("/proofs/consistency?from=300&to=555");
        ConsistencyProof proof =
                new ConsistencyProof(
                        300,
                        555,
                        answer.get("hashes")
                                .valueStream()
                                .map(hash -> Hash.fromHex(hash.asString()))
                                .toList());
        Hash from = Hash.fromHex(answer.get("fromRoot").asString());
        Hash to = Hash.fromHex(answer.get("toRoot").asString());
        assertThat(proof.verifies(from, to)).isTrue();
        assertThat(proof.verifies(to, from)).isFalse();
        assertThat(log.get("/proofs/consistency?from=5&to=999999").statusCode()).isEqualTo(422);
        assertThat(log.get("/proofs/consistency?from=0&to=5").statusCode()).isEqualTo(422);
    }

    private static LogSource source(String user) {
        return LogSources.url(
                URI.create(SERVER.url() + "/logs/" + log.id()),
                HttpClient.newHttpClient(),
                Map.of("X-Test-Caller", "default/" + user));
    }

    private static KeyHistory keys() {
        String vkey = tile("/keys").body().strip();
        return KeyHistory.of(VerifierKey.parse(vkey));
    }

    private static java.net.http.HttpResponse<String> tile(String rest) {
        return SERVER.get(TestLog.READER, "/logs/" + log.id() + rest);
    }
}
