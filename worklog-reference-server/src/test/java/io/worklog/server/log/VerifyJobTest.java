package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A log is verified as a job, with a report, and the trail of it. */
class VerifyJobTest {
    private static final TestServer SERVER = TestServer.shared();

    private final TestLog log = TestLog.of(SERVER);

    @Test
    void theReportSaysWhatWasChecked() {
        log.post("/events", TestLog.event("a.b", "o", ""));
        JsonNode quick = verified("{\"mode\":\"quick\"}");
        assertThat(quick.get("good").asBoolean()).as(quick.toString()).isTrue();
        assertThat(quick.get("verdict").asString()).isEqualTo("verified");
        JsonNode deep = verified("{\"mode\":\"deep\"}");
        assertThat(deep.get("good").asBoolean()).as(deep.toString()).isTrue();
        assertThat(deep.get("checked").size()).isGreaterThan(quick.get("checked").size());
        JsonNode trail = log.json("/events?type=log.*&order=oldest").get("items");
        assertThat(trail.valueStream().map(event -> event.get("type").asString()))
                .contains("log.verify-requested", "log.verified");
    }

    @Test
    void onlyWhoMayVerifyDoes() {
        var answer = SERVER.post(TestLog.READER, log.path("/verify"), "{}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(
                        SERVER.post(TestLog.AUDITOR, log.path("/verify"), "{\"mode\":\"fast\"}")
                                .statusCode())
                .isEqualTo(422);
    }

    private JsonNode verified(String body) {
        var begun = SERVER.post(TestLog.AUDITOR, log.path("/verify"), body);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String path = begun.headers().firstValue("Location").orElseThrow();
        JsonNode job = TestServer.json(SERVER.get(TestLog.AUDITOR, path));
        while (job.get("finishedAt").isNull()) {
            long since = job.get("version").asLong();
            job = TestServer.json(SERVER.get(TestLog.AUDITOR, path + "?wait=20&since=" + since));
        }
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("DONE");
        return job.get("result");
    }
}
