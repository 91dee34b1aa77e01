package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.SignedNote;
import io.worklog.log.TreeSize;
import io.worklog.proof.ProofFile;
import io.worklog.server.testing.TestServer;
import io.worklog.spring.WorklogBuilderCustomizer;
import io.worklog.verify.LogSources;
import io.worklog.verify.Verifier;
import io.worklog.verify.VerifyOptions;
import io.worklog.verify.VerifyReport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Entries whose time is over are dropped over HTTP, and whatever can be proved still is. */
class PruningTest {
    private static final String OFFICER = "default/olav/SECURITY_OFFICER";
    private static final int OLD = 600;
    private static final int NEW = 40;

    private static TestServer server;
    private static TestLog log;

    /** Logs whose clock is as late as a test says. */
    @Configuration(proxyBeanMethods = false)
    static class LateLogs {
        @Bean
        AtomicLong lateness() {
            return new AtomicLong();
        }

        @Bean
        WorklogBuilderCustomizer lateClock(AtomicLong lateness) {
            return builder -> builder.clock(() -> Instant.now().plusSeconds(lateness.get()));
        }
    }

    @BeforeAll
    static void oldAndNewEvents() {
        server = TestServer.startWith(LateLogs.class);
        log = TestLog.of(server);
        send(OLD, "old");
        server.bean(AtomicLong.class).set(Duration.ofDays(400).toSeconds());
        send(NEW, "new");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void send(int count, String name) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(TestLog.event("order.paid", name + "-" + i, ",\"reason\":\"r\""));
        }
        var answer = log.post("/events/batch?wait=sealed", "[" + String.join(",", events) + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static JsonNode job(String caller, HttpResponse<String> begun) {
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String path = "/api/v1/jobs/" + TestServer.json(begun).get("job").asString();
        JsonNode job = TestServer.json(server.get(caller, path));
        while (job.get("finishedAt").isNull()) {
            long since = job.get("version").asLong();
            job = TestServer.json(server.get(caller, path + "?wait=20&since=" + since));
        }
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("DONE");
        return job;
    }

    private static VerifyReport verifiedFromOutside(long from) throws Exception {
        URI where = URI.create(server.url() + "/logs/" + log.id() + "/");
        var source =
                LogSources.url(
                        where, HttpClient.newHttpClient(), Map.of("X-Test-Caller", TestLog.READER));
        return Verifier.create(VerifyOptions.with(log.log().keys()).since(TreeSize.of(from)))
                .verify(source);
    }

    @Test
    void whatIsOverGoesAndTheRestStaysProven() throws Exception {
        SignedNote before = log.log().seal();
        String proof = log.get("/proofs/3").body();
        JsonNode planned =
                job(OFFICER, server.post(OFFICER, "/api/v1/privacy/retention/dry-runs", ""));
        String dryRun = planned.get("id").asString();
        assertThat(log.json("/log").get("firstKept").asLong()).as("only a plan").isZero();
        JsonNode done =
                job(
                        OFFICER,
                        server.post(
                                OFFICER,
                                "/api/v1/privacy/retention/runs",
                                "{\"dryRun\":\"" + dryRun + "\"}"));
        assertThat(done.get("result").toString()).contains(log.id());

        long kept = log.json("/log").get("firstKept").asLong();
        assertThat(kept).isEqualTo(512);
        for (String rest : List.of("/events/3", "/events/3/raw", "/proofs/3/openings")) {
            var gone = log.get(rest);
            assertThat(gone.statusCode()).as(rest + gone.body()).isEqualTo(410);
            assertThat(gone.body()).contains("entry-pruned");
        }
        var tile = server.get(TestLog.READER, "/logs/" + log.id() + "/tile/entries/000");
        assertThat(tile.statusCode()).isEqualTo(410);
        assertThat(server.get(TestLog.READER, "/logs/" + log.id() + "/tile/0/000").statusCode())
                .as("hashes stay")
                .isEqualTo(200);
        assertThat(log.get("/events/999999").statusCode()).isEqualTo(404);
        assertThat(log.get("/events/" + kept).statusCode()).isEqualTo(200);
        JsonNode first = log.json("/events?type=order.paid&order=oldest").get("items").get(0);
        assertThat(first.get("index").asLong()).isEqualTo(kept);
        assertThat(log.json("/events?type=worklog.pruned").get("items")).hasSize(1);
        stillProven(before, proof, kept);
        JsonNode report = verified();
        assertThat(report.get("good").asBoolean()).as(report.toString()).isTrue();
        assertThat(report.get("prunedBelow").asLong()).isEqualTo(kept);
        JsonNode event = log.json("/events?type=worklog.pruned").get("items").get(0);
        assertThat(report.get("pruning").get("by").asLong()).isEqualTo(event.get("index").asLong());
        for (long since : new long[] {0, kept}) {
            VerifyReport outside = verifiedFromOutside(since);
            isLawful(outside, kept);
            assertThat(outside.pruning().by().value()).isEqualTo(event.get("index").asLong());
            assertThat(outside.pruning().ground()).isEqualTo(event.get("reason").asString());
        }
    }

    /** What is left is checked entry by entry, and the log says itself why the rest is gone. */
    private static void isLawful(VerifyReport outside, long kept) {
        assertThat(outside.faults()).isEmpty();
        assertThat(outside.good()).isTrue();
        assertThat(outside.prunedBelow()).isEqualTo(kept);
        assertThat(outside.pruning().below().value()).isEqualTo(kept);
        assertThat(outside.entriesChecked()).isEqualTo(outside.size().value() - kept);
    }

    /** Proofs from before and of dropped entries, and that the log only grew. */
    private void stillProven(SignedNote before, String proof, long kept) {
        assertThat(ProofFile.parse(proof.getBytes(StandardCharsets.UTF_8)).index()).isEqualTo(3);
        assertThat(log.get("/proofs/3").statusCode()).as("of a dropped entry").isEqualTo(200);
        assertThat(log.get("/proofs/" + kept).statusCode()).isEqualTo(200);
        log.log().seal();
        Checkpoint then = Checkpoint.parse(before.text());
        long now = log.json("/log").get("sealedSize").asLong();
        JsonNode grown = log.json("/proofs/consistency?from=" + then.size() + "&to=" + now);
        assertThat(grown.get("fromRoot").asString()).isEqualTo(then.root().hex());
    }

    private static JsonNode verified() {
        var begun = server.post(TestLog.AUDITOR, log.path("/verify"), "{\"mode\":\"quick\"}");
        String path = begun.headers().firstValue("Location").orElseThrow();
        JsonNode job = TestServer.json(server.get(TestLog.AUDITOR, path));
        while (job.get("finishedAt").isNull()) {
            long since = job.get("version").asLong();
            job = TestServer.json(server.get(TestLog.AUDITOR, path + "?wait=20&since=" + since));
        }
        return job.get("result");
    }
}
