package io.worklog.server.log;

import io.worklog.AuditLog;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.job.Job;
import io.worklog.server.job.JobCancelledException;
import io.worklog.server.job.JobRun;
import io.worklog.server.job.JobWorker;
import io.worklog.server.trail.Trail;
import io.worklog.verify.VerifyReport;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies the log of a project. A run that is left in the middle begins anew: what it finds changes
 * nothing. Thread-safe.
 */
final class VerifyWorker implements JobWorker {
    /** What the worker is called. */
    static final String KIND = "verify";

    private static final long LOOK_MILLIS = 250;
    private static final String UNIT = "entries";

    private final ProjectDirectory projects;
    private final Trail trail;
    private final JsonMapper json;

    /**
     * What is asked for.
     *
     * @param deep whether the index is held against the entries too
     */
    record Wanted(boolean deep) {}

    /** How far it is. */
    private record Place(long done, long total) {}

    VerifyWorker(ProjectDirectory projects, Trail trail, JsonMapper json) {
        this.projects = projects;
        this.trail = trail;
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(JobRun run) throws Exception {
        Job job = run.job();
        Wanted wanted = json.readValue(job.parameters(), Wanted.class);
        ProjectRef project =
                projects.find(job.tenant(), Objects.requireNonNull(job.project())).orElseThrow();
        VerifyReport report = verify(trail.of(project), wanted.deep(), run);
        trail.about(project)
                .record(LogEvents.VERIFIED)
                .target(project.log())
                .metadata("verdict", report.verdict().word())
                .metadata("size", Long.toString(report.size().value()))
                .metadata("job", job.id())
                .commit();
        return json.writeValueAsString(ReportView.of(report));
    }

    /** The check tells its progress on many threads; the run hears it on this one. */
    private static VerifyReport verify(AuditLog log, boolean deep, JobRun run) throws Exception {
        AtomicReference<@Nullable Place> place = new AtomicReference<>();
        AtomicBoolean stopped = new AtomicBoolean();
        FutureTask<VerifyReport> check =
                new FutureTask<>(() ->
                        log.verify(
                                deep,
                                (done, all) -> {
                                    if (stopped.get()) {
                                        throw new JobCancelledException(run.job().id());
                                    }
                                    place.set(new Place(done, all));
                                }));
        Thread.ofPlatform().name("verify-" + log.id()).daemon().start(check);
        try {
            while (true) {
                Place now = place.get();
                run.progress(now == null ? 0 : now.done(), now == null ? 0 : now.total(), UNIT);
                try {
                    return check.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    continue;
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            // Not interrupted: that would close the store's files under all who read them.
            stopped.set(true);
        }
    }
}
