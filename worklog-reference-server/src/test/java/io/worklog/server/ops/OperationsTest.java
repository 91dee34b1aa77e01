package io.worklog.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.server.job.Job;
import io.worklog.server.job.JobRun;
import io.worklog.server.testing.TestServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people who run the server see of it, and what people of other tenants do not. */
class OperationsTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final String OPERATIONS = "/api/v1/operations";

    private final String tenant = "ops-" + UUID.randomUUID().toString().substring(0, 6);
    private final String admin = tenant + "/ann/ADMINISTRATOR";
    private final String auditor = tenant + "/aud/AUDITOR";

    @Test
    void onlyTheFirstTenantSeesTheServerItself() {
        JsonNode own = json("default/op/ADMINISTRATOR", "/status");
        assertThat(own.get("server").get("java").asString()).isNotEmpty();
        assertThat(own.get("server").get("diskTotal").asLong())
                .isGreaterThan(own.get("server").get("diskFree").asLong());
        assertThat(json(admin, "/status").get("server").isNull()).isTrue();
        assertThat(json(admin, "/storage").get("disk").isNull()).isTrue();
        assertThat(codes(admin)).doesNotContain("disk-low", "part-degraded", "store-weak");
    }

    @Test
    void logsAreTheTenantsOwnAndNamesAreForWhoMaySeeTheProject() {
        String project = project();
        JsonNode seen = json(auditor, "/logs").get("items");
        JsonNode log = named(seen, project);
        assertThat(log.get("projectName").asString()).isEqualTo("大桥");
        assertThat(log.get("size").asLong()).isPositive();
        assertThat(log.get("sealedSize").asLong()).isLessThanOrEqualTo(log.get("size").asLong());
        assertThat(named(seen, null).get("name").asString()).isEqualTo("system." + tenant);
        JsonNode byAdmin = named(json(admin, "/logs").get("items"), project);
        assertThat(byAdmin.get("projectName").isNull()).isTrue();
        JsonNode others = json("default/op/ADMINISTRATOR", "/logs?limit=200").get("items");
        assertThat(others.toString()).doesNotContain(project, tenant);
    }

    @Test
    void aSealedLogTellsItsKeyAndThatNothingWaits() {
        String project = project();
        var proof = SERVER.get(auditor, "/api/v1/projects/" + project + "/proofs/0");
        assertThat(proof.statusCode()).as(proof.body()).isEqualTo(200);
        JsonNode log = named(json(auditor, "/logs").get("items"), project);
        assertThat(log.get("sealedSize").asLong()).isPositive();
        assertThat(log.get("keyFingerprint").asString()).matches("[0-9a-f]{64}");
        assertThat(log.get("keyId").asString()).contains("+");
        assertThat(log.get("sealedAt").isNull()).isFalse();
    }

    @Test
    void pagesOfLogsMeet() {
        project();
        project();
        JsonNode first = json(auditor, "/logs?limit=2");
        assertThat(first.get("items")).hasSize(2);
        JsonNode rest = json(auditor, "/logs?cursor=" + first.get("next").asString());
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void dutiesThatNobodyHasAndMissingAnchorsAreAlerts() {
        project();
        assertThat(codes(admin)).contains("no-security-officer", "no-auditor", "no-anchor");
        assertThat(json(admin, "/anchors")).isEmpty();
    }

    @Test
    void aNewTenantSeesItsStorageBeforeTheJobComes() {
        String project = project();
        JsonNode storage = json(admin, "/storage");
        assertThat(storage.get("days")).hasSize(1);
        assertThat(storage.get("entries").get(0).asLong()).isPositive();
        assertThat(storage.get("logs").toString()).contains(project);
    }

    @Test
    void samplesOfTodayAreCounted() throws Exception {
        String project = project();
        SERVER.bean(StorageSampler.class).run(new BareRun());
        JsonNode storage = json(admin, "/storage");
        assertThat(storage.get("days")).hasSize(1);
        assertThat(storage.get("entries").get(0).asLong()).isPositive();
        assertThat(storage.get("logBytes").get(0).asLong()).isPositive();
        assertThat(storage.get("types").toString()).contains("project.created");
        assertThat(storage.get("logs").toString()).contains(project);
        assertThat(storage.get("logs").get(0).get("perDay").isNull()).isTrue();
    }

    private String project() {
        var made = SERVER.post(tenant + "/lin", "/api/v1/projects", "{\"name\":\"大桥\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String id = TestServer.text(made.body(), "id");
        String team = "{\"name\":\"" + id + "\"}";
        assertThat(SERVER.post(admin, "/api/v1/teams", team).statusCode()).isEqualTo(201);
        relayed(id);
        return id;
    }

    /** What was committed reaches its log a moment later. */
    private void relayed(String project) {
        Worklog worklog = SERVER.bean(Worklog.class);
        for (int i = 0; i < 3_000 && !there(worklog, project, "system." + tenant); i++) {
            worklog.outbox().orElseThrow().wake();
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(there(worklog, project, "system." + tenant)).isTrue();
    }

    private static boolean there(Worklog worklog, String... logs) {
        return Arrays.stream(logs)
                .allMatch(log ->
                        worklog.existing(log)
                                .filter(one -> one.head().size().value() > 0)
                                .isPresent());
    }

    private static JsonNode json(String caller, String path) {
        var answer = SERVER.get(caller, OPERATIONS + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestServer.json(answer);
    }

    private static java.util.List<String> codes(String caller) {
        return StreamSupport.stream(json(caller, "/alerts").spliterator(), false)
                .map(alert -> alert.get("code").asString())
                .toList();
    }

    private static JsonNode named(JsonNode logs, String project) {
        return StreamSupport.stream(logs.spliterator(), false)
                .filter(log ->
                        project == null
                                ? log.get("project").isNull()
                                : log.get("project").asString().equals(project))
                .findFirst()
                .orElseThrow();
    }

    /** A run that nobody watches. */
    private static final class BareRun implements JobRun {
        @Override
        public Job job() {
            throw new UnsupportedOperationException("not asked");
        }

        @Override
        public void progress(long done, long total, String unit) {
            // Nobody watches.
        }

        @Override
        public Optional<String> checkpoint() {
            return Optional.empty();
        }

        @Override
        public void checkpoint(String state) {
            throw new UnsupportedOperationException("not asked");
        }

        @Override
        public Path folder() {
            throw new UnsupportedOperationException("not asked");
        }
    }
}
