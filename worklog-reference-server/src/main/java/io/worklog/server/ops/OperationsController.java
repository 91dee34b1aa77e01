package io.worklog.server.ops;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Page;
import io.worklog.server.api.PageLimit;
import io.worklog.server.survey.Alert;
import io.worklog.server.survey.AlertSource;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the server, the logs and the storage of a tenant are, for whoever runs them. */
@RestController
@Tag(name = "operations")
final class OperationsController {
    private static final String OPERATIONS = "/api/v1/operations";

    private final HealthSource health;
    private final LogList logs;
    private final LogFacts facts;
    private final AnchorList anchors;
    private final StorageReport storage;
    private final ProjectDirectory projects;
    private final ObjectProvider<AlertSource> alerts;

    OperationsController(
            HealthSource health,
            LogList logs,
            LogFacts facts,
            AnchorList anchors,
            StorageReport storage,
            ProjectDirectory projects,
            ObjectProvider<AlertSource> alerts) {
        this.health = health;
        this.logs = logs;
        this.facts = facts;
        this.anchors = anchors;
        this.storage = storage;
        this.projects = projects;
        this.alerts = alerts;
    }

    @GetMapping(OPERATIONS + "/status")
    @Access(Permission.OPERATIONS_READ)
    @Operation(operationId = "getHealth", summary = "How the server is")
    HealthView status(Caller caller) {
        return health.of(caller.tenant());
    }

    @GetMapping(OPERATIONS + "/alerts")
    @Access(Permission.OPERATIONS_READ)
    @Operation(operationId = "listAlerts", summary = "What has to be looked after, worst first")
    List<Alert> alerts(Caller caller) {
        return alerts.orderedStream()
                .flatMap(source -> source.alerts(caller.tenant()).stream())
                .sorted(Comparator.comparing(Alert::level).thenComparing(Alert::code))
                .toList();
    }

    @GetMapping(OPERATIONS + "/logs")
    @Access(Permission.OPERATIONS_READ)
    @Operation(operationId = "listLogs", summary = "The tenant's logs and their heads, by name")
    Page<LogState> logs(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageLimit most = PageLimit.of(limit);
        List<LogList.Entry> some =
                logs.of(caller.tenant()).stream()
                        .filter(entry -> cursor == null || entry.name().compareTo(cursor) > 0)
                        .limit(most.value() + 1L)
                        .toList();
        Page<LogList.Entry> page = Page.of(some, most, LogList.Entry::name);
        List<LogState> states =
                page.items().stream()
                        .flatMap(entry -> facts.of(entry, name(caller, entry.project())).stream())
                        .toList();
        return new Page<>(states, page.next());
    }

    /** An administrator sees no project, so they do not learn what it is called either. */
    private @Nullable String name(Caller caller, @Nullable ProjectRef project) {
        return project == null || projects.permissions(caller, project).isEmpty()
                ? null
                : project.name();
    }

    @GetMapping(OPERATIONS + "/anchors")
    @Access(Permission.OPERATIONS_READ)
    @Operation(
            operationId = "listAnchors",
            summary = "Who takes checkpoints of the logs, and what became of the last ones")
    List<AnchorView> anchors(Caller caller) {
        List<LogList.Entry> own = logs.of(caller.tenant());
        return anchors.all().stream().map(anchor -> AnchorView.of(anchor, own)).toList();
    }

    @GetMapping(OPERATIONS + "/storage")
    @Access(Permission.OPERATIONS_READ)
    @Operation(operationId = "getStorage", summary = "What is kept, how it grows, when it is full")
    StorageView storage(Caller caller) {
        return storage.of(caller.tenant());
    }
}
