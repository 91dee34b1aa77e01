package io.worklog.server.privacy;

import io.worklog.event.Actor;
import io.worklog.server.db.Database;
import io.worklog.server.job.JobRun;
import io.worklog.server.job.JobWorker;
import io.worklog.server.privacy.ErasureReport.InDomain;
import io.worklog.server.privacy.ErasureReport.InLog;
import io.worklog.server.privacy.PersonEraser.Task;
import io.worklog.server.privacy.TenantLogs.TenantLog;
import io.worklog.server.trail.Trail;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts what an erasure would remove, or carries out one that was allowed, over every log of the
 * tenant. Goes on at the log where a run before it stopped.
 */
final class ErasureWorker implements JobWorker {
    static final String COUNT = "privacy-preview";
    static final String ERASE = "privacy-erasure";

    private final String kind;
    private final RequestRows rows;
    private final TenantLogs logs;
    private final PersonEraser eraser;
    private final Database database;
    private final Trail trail;
    private final JsonMapper json;

    ErasureWorker(
            String kind,
            RequestRows rows,
            TenantLogs logs,
            PersonEraser eraser,
            Database database,
            Trail trail,
            JsonMapper json) {
        this.kind = kind;
        this.rows = rows;
        this.logs = logs;
        this.eraser = eraser;
        this.database = database;
        this.trail = trail;
        this.json = json;
    }

    /** Which request. */
    record Parameters(String request) {}

    /** How far a run has come. */
    record Done(List<InLog> logs) {}

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String run(JobRun run) {
        String id = json.readValue(run.job().parameters(), Parameters.class).request();
        Request request = rows.find(run.job().tenant(), id).orElseThrow();
        Task task = task(request);
        boolean counts = kind.equals(COUNT);
        List<InLog> done =
                run.checkpoint()
                        .map(text -> new ArrayList<>(json.readValue(text, Done.class).logs()))
                        .orElseGet(ArrayList::new);
        List<TenantLog> all = logs.all(request.tenant());
        for (TenantLog log : all) {
            if (done.stream().noneMatch(before -> before.log().equals(log.name()))) {
                run.progress(done.size(), all.size(), "logs");
                done.add(counts ? eraser.count(log, task) : eraser.erase(log, task));
                run.checkpoint(json.writeValueAsString(new Done(done)));
            }
        }
        List<InDomain> domain = counts ? eraser.countDomain(task) : eraser.eraseDomain(task);
        return end(request, report(task, done, domain), counts);
    }

    private Task task(Request request) {
        var details = json.readValue(request.details(), Erasures.Details.class);
        String decided = request.decidedBy();
        Actor by = decided == null ? Actor.system() : Actor.user(decided);
        return new Task(
                request.tenant(),
                String.valueOf(request.person()),
                details.withFiles(),
                request.ground(),
                by);
    }

    private String report(Task task, List<InLog> done, List<InDomain> domain) {
        List<InLog> some = done.stream().filter(log -> !log.isEmpty()).toList();
        return json.writeValueAsString(
                new ErasureReport(task.person(), some, domain, ErasureReport.ALWAYS));
    }

    private String end(Request request, String report, boolean counts) {
        if (counts) {
            rows.preview(request.id(), report);
        } else {
            database.inTransaction(() -> {
                if (rows.done(request.id(), report)) {
                    trail.system(request.tenant())
                            .record(PrivacyEvents.ERASURE_DONE)
                            .target(String.valueOf(request.person()))
                            .metadata("request", request.id())
                            .commit();
                }
            });
        }
        return "{\"request\":\"" + request.id() + "\"}";
    }
}
