package io.worklog.server.privacy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Problem;
import io.worklog.server.job.Job;
import io.worklog.server.job.Jobs;
import io.worklog.server.privacy.RetentionWorker.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Classes of retention, applying them, and the vault's master key over REST. */
@RestController
@Tag(name = "privacy")
final class RetentionController {
    private static final String CLASSES = "/api/v1/privacy/retention-classes";
    private static final Duration FRESH = Duration.ofHours(24);

    private final RetentionClasses classes;
    private final Jobs jobs;
    private final InstantSource clock;
    private final JsonMapper json;

    RetentionController(RetentionClasses classes, Jobs jobs, InstantSource clock, JsonMapper json) {
        this.classes = classes;
        this.jobs = jobs;
        this.clock = clock;
        this.json = json;
    }

    /**
     * How long a class keeps events.
     *
     * @param months no event is dropped before it is so old
     * @param acknowledgement what must be declared below six months; the problem says the text
     */
    record NewClass(int months, @Nullable String acknowledgement) {}

    /**
     * What to drop.
     *
     * @param dryRun the job of the dry run whose result was looked at
     */
    record Apply(String dryRun) {}

    /**
     * Work that was begun.
     *
     * @param job the job that does it: GET /api/v1/jobs/{id}
     */
    record Begun(String job) {}

    /**
     * What classes must keep to.
     *
     * @param floorMonths no class may be shorter
     * @param acknowledgedBelow months below which a class needs the acknowledgement
     * @param acknowledgement what is to be declared then, word by word
     */
    record Rules(int floorMonths, int acknowledgedBelow, String acknowledgement) {}

    @GetMapping("/api/v1/privacy/retention-rules")
    @Access(Permission.SELF)
    @Operation(
            operationId = "getRetentionRules",
            summary = "How short a class of retention may be, and what short ones need")
    Rules rules() {
        return classes.rules();
    }

    @GetMapping(CLASSES)
    @Access(Permission.SELF)
    @Operation(
            operationId = "listRetentionClasses",
            summary = "Classes that projects can have, by name")
    List<RetentionClass> list(Caller caller) {
        return classes.list(caller.tenant());
    }

    @PutMapping(CLASSES + "/{name}")
    @Access(Permission.PRIVACY_DECIDE)
    @Operation(
            operationId = "putRetentionClass",
            summary = "Make a class, with If-Match \"v0\", or change one")
    ResponseEntity<RetentionClass> put(
            Caller caller,
            @PathVariable String name,
            @RequestHeader(value = "If-Match", required = false) @Nullable String match,
            @RequestBody NewClass wanted) {
        RetentionClass now =
                classes.put(
                        caller,
                        name,
                        wanted.months(),
                        wanted.acknowledgement(),
                        EntityTag.required(match));
        return ResponseEntity.ok().eTag(EntityTag.of(now.version())).body(now);
    }

    @PostMapping("/api/v1/privacy/retention/dry-runs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Access(Permission.PRIVACY_DECIDE)
    @Operation(
            operationId = "dryRunRetention",
            summary = "Find out, as a job, what the classes of all projects let go today")
    Begun dryRun(Caller caller) {
        String parameters = json.writeValueAsString(new Parameters(null));
        return new Begun(jobs.submit(caller, RetentionWorker.KIND, null, parameters).id());
    }

    @PostMapping("/api/v1/privacy/retention/runs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Access(Permission.PRIVACY_DECIDE)
    @Operation(
            operationId = "applyRetention",
            summary = "Drop what a dry run of the last 24 hours named, as far as it still may")
    Begun apply(Caller caller, @RequestBody Apply wanted) {
        RetentionRun plan =
                jobs.find(caller.tenant(), wanted.dryRun())
                        .filter(job -> job.kind().equals(RetentionWorker.KIND))
                        .filter(this::isFresh)
                        .map(job -> json.readValue(job.result(), RetentionRun.class))
                        .filter(RetentionRun::dryRun)
                        .orElseThrow(() ->
                                Problem.of(
                                        PrivacyProblem.DRY_RUN_NEEDED,
                                        "no such dry run ended in the last 24 hours"));
        String parameters = json.writeValueAsString(new Parameters(plan));
        return new Begun(jobs.submit(caller, RetentionWorker.KIND, null, parameters).id());
    }

    private boolean isFresh(Job job) {
        Instant ended = job.finishedAt();
        return job.state() == Job.State.DONE
                && job.result() != null
                && ended != null
                && ended.isAfter(clock.instant().minus(FRESH));
    }

    @PostMapping("/api/v1/privacy/vault/rotations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Access(Permission.PRIVACY_DECIDE)
    @Operation(
            operationId = "rotateVault",
            summary = "Give the vault a new master key, as a job; what was sealed stays readable")
    Begun rotate(Caller caller) {
        return new Begun(jobs.submit(caller, VaultRotation.KIND, null, "{}").id());
    }
}
