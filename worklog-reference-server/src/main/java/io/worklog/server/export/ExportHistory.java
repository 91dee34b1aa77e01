package io.worklog.server.export;

import io.worklog.AuditLog;
import io.worklog.Recording;
import io.worklog.catalog.EventType;
import io.worklog.event.Outcome;
import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.db.Database;
import io.worklog.server.export.Export.State;
import io.worklog.server.job.Job;
import io.worklog.server.trail.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps who took what away: in the table of exports, the project's log and the system log, unless
 * that one is damaged.
 */
final class ExportHistory {
    private static final int FILTER = 500;

    private final Database database;
    private final ExportTable table;
    private final Trail trail;
    private final ProjectDirectory projects;
    private final JsonMapper json;

    ExportHistory(
            Database database,
            ExportTable table,
            Trail trail,
            ProjectDirectory projects,
            JsonMapper json) {
        this.database = database;
        this.table = table;
        this.trail = trail;
        this.projects = projects;
        this.json = json;
    }

    /** Within the transaction that makes the job. */
    void requested(Caller caller, ProjectRef project, String job, ExportOrder order) {
        table.insert(caller, project.id(), job, order);
        String filter = json.writeValueAsString(order.filter());
        record(
                ExportEvents.REQUESTED,
                project,
                order.export(),
                event ->
                        event.metadata("source", order.source())
                                .metadata("format", order.format().word())
                                .metadata("filter", cut(filter))
                                .metadata("disclose", cut(String.join(" ", order.disclose()))));
    }

    /** Within the transaction that ends the job. */
    void ended(Job job) {
        ExportOrder order = json.readValue(job.parameters(), ExportOrder.class);
        @Nullable ExportResult result =
                job.state() == Job.State.DONE
                        ? json.readValue(String.valueOf(job.result()), ExportResult.class)
                        : null;
        State state =
                switch (job.state()) {
                    case DONE -> State.READY;
                    case CANCELLED -> State.CANCELLED;
                    default -> State.FAILED;
                };
        if (table.end(order.export(), job, state, result)) {
            projects.find(job.tenant(), String.valueOf(job.project()))
                    .ifPresent(project -> finished(project, order, job, result));
        }
    }

    private void finished(
            ProjectRef project, ExportOrder order, Job job, @Nullable ExportResult result) {
        record(
                ExportEvents.FINISHED,
                project,
                order.export(),
                event -> {
                    if (result == null) {
                        String problem = job.problem();
                        event.outcome(Outcome.FAILURE, problem == null ? "cancelled" : problem);
                    } else {
                        event.metadata("rows", Long.toString(result.rows()))
                                .metadata("bytes", Long.toString(result.bytes()))
                                .metadata("sha256", result.sha256());
                    }
                });
    }

    /** Before the first byte leaves. */
    void downloaded(ProjectRef project, Export export) {
        database.inTransaction(() -> {
            table.downloaded(export.id());
            record(
                    ExportEvents.DOWNLOADED,
                    project,
                    export.id(),
                    event -> event.metadata("sha256", String.valueOf(export.sha256())));
        });
    }

    private void record(
            EventType<Object> type,
            ProjectRef project,
            String export,
            Consumer<Recording<Object>> more) {
        List<AuditLog> logs = new ArrayList<>(List.of(trail.of(project)));
        trail.soundSystem(project.tenant()).ifPresent(logs::add);
        for (AuditLog log : logs) {
            Recording<Object> event = log.record(type).target(export);
            more.accept(event.metadata("project", project.id()));
            event.commit();
        }
    }

    private static String cut(String text) {
        return text.length() > FILTER ? text.substring(0, FILTER - 1) + "…" : text;
    }
}
