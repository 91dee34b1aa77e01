package io.worklog.server.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Page;
import io.worklog.server.api.PageLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exports over REST. */
@RestController
@Tag(name = "exports")
final class ExportController {
    private static final String EXPORTS = "/api/v1/projects/{project}/exports";

    private final Exports exports;

    ExportController(Exports exports) {
        this.exports = exports;
    }

    @PostMapping(EXPORTS)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Access(Permission.EXPORT)
    @Operation(operationId = "requestExport", summary = "Ask for a file of events or records")
    Export request(Caller caller, ProjectRef project, @RequestBody NewExport wanted) {
        return exports.request(caller, project, wanted);
    }

    @GetMapping(EXPORTS)
    @Access(Permission.EXPORT)
    @Operation(operationId = "listExports", summary = "Who took what away, newest first")
    Page<Export> list(
            ProjectRef project,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        return exports.list(project, cursor, PageLimit.of(limit));
    }

    @GetMapping(EXPORTS + "/{export}")
    @Access(Permission.EXPORT)
    @Operation(operationId = "getExport", summary = "One export")
    Export get(ProjectRef project, @PathVariable("export") String id) {
        return exports.get(project, id);
    }

    /** Answers ranges; a download that broke off goes on where it was. */
    @GetMapping(EXPORTS + "/{export}/file")
    @Access(Permission.EXPORT)
    @Operation(operationId = "downloadExport", summary = "The file of an export")
    ResponseEntity<Resource> file(
            Caller caller, ProjectRef project, @PathVariable("export") String id) {
        return exports.file(caller, project, id);
    }
}
