package io.worklog.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.job.Job;
import io.worklog.server.job.Jobs;
import io.worklog.server.trail.Trail;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Has a project's log verified. */
@RestController
@Tag(name = "log")
final class VerifyController {
    private final Jobs jobs;
    private final Database database;
    private final Trail trail;
    private final JsonMapper json;

    VerifyController(Jobs jobs, Database database, Trail trail, JsonMapper json) {
        this.jobs = jobs;
        this.database = database;
        this.trail = trail;
        this.json = json;
    }

    /**
     * How the log is to be verified.
     *
     * @param mode {@code quick}: signature, tree, every entry, private value and attached file; {@code
     *     deep}: the index too. quick unless given
     */
    record VerifyWanted(@Nullable String mode) {}

    /**
     * The job that verifies.
     *
     * @param job its identifier; ask {@code /api/v1/jobs/<job>} how far it is and what it found
     */
    record VerifyJob(String job) {}

    /** Begins to verify. */
    @PostMapping("/api/v1/projects/{project}/verify")
    @Access(Permission.LOG_VERIFY)
    @Operation(
            operationId = "verifyLog",
            summary = "Verify the log from end to end, as a job with progress and a report")
    ResponseEntity<VerifyJob> verify(
            Caller caller,
            ProjectRef project,
            @RequestBody(required = false) @Nullable VerifyWanted wanted) {
        String mode = wanted == null || wanted.mode() == null ? "quick" : wanted.mode();
        if (!mode.equals("quick") && !mode.equals("deep")) {
            throw Problem.invalid("/mode", "must be quick or deep");
        }
        String parameters = json.writeValueAsString(new VerifyWorker.Wanted(mode.equals("deep")));
        Job job =
                database.inTransaction(() -> {
                    trail.about(project)
                            .record(LogEvents.VERIFY_REQUESTED)
                            .target(project.log())
                            .metadata("mode", mode)
                            .commit();
                    return jobs.submit(caller, VerifyWorker.KIND, project.id(), parameters);
                });
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + job.id()))
                .body(new VerifyJob(job.id()));
    }
}
