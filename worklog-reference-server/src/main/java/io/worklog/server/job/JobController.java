package io.worklog.server.job;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Page;
import io.worklog.server.api.PageLimit;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.trail.Trail;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Jobs over REST: one's own, and all of the tenant for whoever runs the system. */
@RestController
@Tag(name = "jobs")
final class JobController {
    private static final int LONGEST_WAIT = 30;
    private static final long LOOK_EVERY = 250;

    private final Jobs jobs;
    private final Database database;
    private final Trail trail;
    private final JsonMapper json;

    JobController(Jobs jobs, Database database, Trail trail, JsonMapper json) {
        this.jobs = jobs;
        this.database = database;
        this.trail = trail;
        this.json = json;
    }

    @GetMapping("/api/v1/jobs")
    @Access(Permission.SELF)
    @Operation(operationId = "listJobs", summary = "Own jobs, or all of the tenant")
    Page<JobView> list(
            Caller caller,
            @RequestParam(name = "project", required = false) @Nullable String project,
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        PageLimit most = PageLimit.of(limit);
        String owner = seesAll(caller) ? null : caller.userId();
        List<Job> found =
                jobs.list(
                        new JobFilter(
                                caller.tenant(), owner, project, kind, cursor, most.value() + 1));
        Page<Job> page = Page.of(found, most, Job::id);
        List<JobView> items =
                page.items().stream()
                        .filter(job -> covers(caller, job))
                        .map(job -> view(caller, job))
                        .toList();
        return new Page<>(items, page.next());
    }

    /** With {@code since} and {@code wait} it answers when the job has changed, or later. */
    @GetMapping("/api/v1/jobs/{job}")
    @Access(Permission.SELF)
    @Operation(operationId = "getJob", summary = "One job; with since and wait, its next change")
    JobView get(
            Caller caller,
            @PathVariable("job") String id,
            @RequestParam(name = "since", defaultValue = "0") long since,
            @RequestParam(name = "wait", defaultValue = "0") int seconds)
            throws InterruptedException {
        if (seconds < 0 || seconds > LONGEST_WAIT) {
            throw Problem.invalid("wait", "must be 0 to " + LONGEST_WAIT + " seconds");
        }
        long last = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        Job job = visible(caller, id);
        while (job.version() <= since && !job.state().ended() && System.nanoTime() < last) {
            Thread.sleep(LOOK_EVERY);
            job = visible(caller, id);
        }
        return view(caller, job);
    }

    @PostMapping("/api/v1/jobs/{job}/cancel")
    @ResponseStatus(HttpStatus.OK)
    @Access(Permission.SELF)
    @Operation(operationId = "cancelJob", summary = "Stop an own job that has not ended")
    JobView cancel(Caller caller, @PathVariable("job") String id) {
        Job job = visible(caller, id);
        if (!job.owner().equals(caller.userId())) {
            throw Problem.of(ApiProblem.FORBIDDEN, "only its owner can cancel a job");
        }
        return database.inTransaction(() -> {
            if (!job.state().ended()) {
                jobs.cancel(caller.tenant(), id);
                trail.system(caller.tenant())
                        .record(JobEvents.CANCELLED)
                        .target(id)
                        .metadata("kind", job.kind())
                        .commit();
            }
            return view(caller, visible(caller, id));
        });
    }

    private Job visible(Caller caller, String id) {
        return jobs.find(caller.tenant(), id)
                .filter(job -> seesAll(caller) || job.owner().equals(caller.userId()))
                .filter(job -> covers(caller, job))
                .orElseThrow(() -> Problem.notFound("the job"));
    }

    private static boolean covers(Caller caller, Job job) {
        return job.project() == null || caller.grant().covers(job.project());
    }

    private static boolean seesAll(Caller caller) {
        return caller.permissions().contains(Permission.OPERATIONS_READ);
    }

    private JobView view(Caller caller, Job job) {
        boolean own = job.owner().equals(caller.userId());
        boolean shown = own && job.result() != null;
        return JobView.of(job, shown ? json.readTree(job.result()) : null);
    }
}
