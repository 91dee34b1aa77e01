package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.server.job.Job;
import io.worklog.server.job.JobCancelledException;
import io.worklog.server.job.JobRun;
import io.worklog.server.testing.TestServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
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
        log.await("log.verified");
        JsonNode trail = log.json("/events?type=log.*&order=oldest").get("items");
        assertThat(trail.valueStream().map(event -> event.get("type").asString()))
                .contains("log.verify-requested", "log.verified");
    }

    @Test
    void aRunThatWasCancelledEndsAndTellsNoVerdict() {
        log.post("/events", TestLog.event("a.b", "o", ""));
        VerifyWorker worker = SERVER.bean(VerifyWorker.class);
        assertThatThrownBy(() -> worker.run(new Cancelled(log.id())))
                .isInstanceOf(JobCancelledException.class);
        JsonNode trail = log.json("/events?type=log.verified").get("items");
        assertThat(trail).isEmpty();
    }

    /** A run of a job that somebody cancelled before it began to work. */
    private record Cancelled(String project) implements JobRun {
        @Override
        public Job job() {
            return new Job(
                    "job_cancelled",
                    VerifyWorker.KIND,
                    "default",
                    project,
                    "ada",
                    "ada",
                    Job.State.RUNNING,
                    "{\"deep\":false}",
                    0,
                    0,
                    "",
                    null,
                    null,
                    Instant.EPOCH,
                    null,
                    null,
                    1);
        }

        @Override
        public void progress(long done, long total, String unit) {
            throw new JobCancelledException("job_cancelled");
        }

        @Override
        public Optional<String> checkpoint() {
            return Optional.empty();
        }

        @Override
        public void checkpoint(String state) {
            throw new JobCancelledException("job_cancelled");
        }

        @Override
        public Path folder() {
            throw new UnsupportedOperationException();
        }
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
